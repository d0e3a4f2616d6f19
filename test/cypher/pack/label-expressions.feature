#encoding: utf-8

# Neo4j Cypher manual, "Label expressions" and "Relationship type expressions".
Feature: Label expressions

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {n: 'a'}), (b:B {n: 'b'}), (ab:A:B {n: 'ab'}), (c:C {n: 'c'}), (o {n: 'none'}),
             (a)-[:R {w: 1}]->(b), (b)-[:S {w: 2}]->(c), (c)-[:T {w: 3}]->(a), (a)-[:S {w: 4}]->(ab)
      """

  Scenario Outline: Nodes by the expression <labels>
    When executing query:
      """
      MATCH (n <labels>) RETURN collect(n.n) AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | names   |
      | <names> |
    And no side effects

    Examples:
      | labels        | names                            |
      | :A            | ['a', 'ab']                      |
      | :A\|B         | ['a', 'b', 'ab']                 |
      | :A&B          | ['ab']                           |
      | :A:B          | ['ab']                           |
      | :!A           | ['b', 'c', 'none']               |
      | :A&!B         | ['a']                            |
      | :!(A\|B)      | ['c', 'none']                    |
      | :!A&!B        | ['c', 'none']                    |
      | :%            | ['a', 'b', 'ab', 'c']            |
      | :!%           | ['none']                         |
      | :(A&!B)\|C    | ['a', 'c']                       |
      | :A&B\|C       | ['ab', 'c']                      |
      | :!!A          | ['a', 'ab']                      |
      | :Unknown      | []                               |
      | :!Unknown     | ['a', 'b', 'ab', 'c', 'none']    |
      | :A\|Unknown   | ['a', 'ab']                      |
      | :`A`\|`C`     | ['a', 'ab', 'c']                 |
      | IS A          | ['a', 'ab']                      |
      | IS A&B        | ['ab']                           |

  Scenario Outline: A predicate with the expression <labels>
    When executing query:
      """
      MATCH (n) WHERE n<labels> RETURN collect(n.n) AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | names   |
      | <names> |
    And no side effects

    Examples:
      | labels      | names                 |
      | :A          | ['a', 'ab']           |
      | :A\|B       | ['a', 'b', 'ab']      |
      | :A&!B       | ['a']                 |
      | :!(A\|B)    | ['c', 'none']         |
      | :%          | ['a', 'b', 'ab', 'c'] |
      | :A:B        | ['ab']                |

  Scenario Outline: Relationships by the expression <types>
    When executing query:
      """
      MATCH ()-[r <types>]->() RETURN collect(r.w) AS weights
      """
    Then the result should be, in any order (ignoring element order for lists):
      | weights   |
      | <weights> |
    And no side effects

    Examples:
      | types          | weights      |
      | :R             | [1]          |
      | :R\|S          | [1, 2, 4]    |
      | :R\|:S         | [1, 2, 4]    |
      | :!R            | [2, 3, 4]    |
      | :!(R\|S)       | [3]          |
      | :!R&!S         | [3]          |
      | :%             | [1, 2, 3, 4] |
      | :R&S           | []           |
      | :!Unknown      | [1, 2, 3, 4] |
      | IS R           | [1]          |

  Scenario Outline: A predicate of a relationship with the expression <types>
    When executing query:
      """
      MATCH ()-[r]->() WHERE r<types> RETURN collect(r.w) AS weights
      """
    Then the result should be, in any order (ignoring element order for lists):
      | weights   |
      | <weights> |
    And no side effects

    Examples:
      | types   | weights   |
      | :R      | [1]       |
      | :R\|T   | [1, 3]    |
      | :!S     | [1, 3]    |

  Scenario: A label predicate is a value
    When executing query:
      """
      MATCH (n) RETURN n.n AS n, n:A AS isA, n:A|B AS isAorB ORDER BY n
      """
    Then the result should be, in order:
      | n      | isA   | isAorB |
      | 'a'    | true  | true   |
      | 'ab'   | true  | true   |
      | 'b'    | false | true   |
      | 'c'    | false | false  |
      | 'none' | false | false  |
    And no side effects

  Scenario: Type expressions hold for each relationship of a variable length
    When executing query:
      """
      MATCH (:A {n: 'a'})-[r:!T*1..2]->(x) RETURN x.n AS n, size(r) AS length
      """
    Then the result should be, in any order:
      | n    | length |
      | 'b'  | 1      |
      | 'c'  | 2      |
      | 'ab' | 1      |
    And no side effects

  Scenario: The bar ends a label inside a list comprehension
    When executing query:
      """
      MATCH (n:A) WITH collect(n) AS all
      RETURN [x IN all WHERE x:B | x.n] AS names
      """
    Then the result should be, in any order:
      | names  |
      | ['ab'] |
    And no side effects

  Scenario: In parentheses a bar is a choice inside a list comprehension
    When executing query:
      """
      MATCH (n) WITH n ORDER BY n.n WITH collect(n) AS all
      RETURN [x IN all WHERE (x:B|C) | x.n] AS names
      """
    Then the result should be, in any order:
      | names            |
      | ['ab', 'b', 'c'] |
    And no side effects

  Scenario: An inline condition of a node
    When executing query:
      """
      MATCH (x:A WHERE x.n <> 'a')<-[r]-(y WHERE y:A) RETURN x.n AS x, y.n AS y
      """
    Then the result should be, in any order:
      | x    | y   |
      | 'ab' | 'a' |
    And no side effects

  Scenario: An inline condition of a relationship
    When executing query:
      """
      MATCH (x)-[r WHERE r.w > 2]->(y) RETURN type(r) AS type, r.w AS w
      """
    Then the result should be, in any order:
      | type | w |
      | 'T'  | 3 |
      | 'S'  | 4 |
    And no side effects

  Scenario: An inline condition of a relationship is asked of each along a variable length
    When executing query:
      """
      MATCH (x {n: 'a'})-[r* WHERE r.w < 3]->(y) RETURN y.n AS y
      """
    Then the result should be, in any order:
      | y   |
      | 'b' |
      | 'c' |
    And no side effects

  Scenario: A new node takes plain labels only
    When executing query:
      """
      CREATE (:A|B)
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: Two labels of a new node may be joined by an ampersand
    When executing query:
      """
      CREATE (n:X&Y) RETURN labels(n) AS labels
      """
    Then the result should be, in any order (ignoring element order for lists):
      | labels     |
      | ['X', 'Y'] |
    And the side effects should be:
      | +nodes  | 1 |
      | +labels | 2 |
