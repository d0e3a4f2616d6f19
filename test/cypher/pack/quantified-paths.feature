#encoding: utf-8

# Neo4j Cypher manual, "Variable-length patterns": quantified path patterns and quantified relationships.
Feature: Quantified path patterns

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:S {n: 'a', x: 1}), (b:S {n: 'b', x: 2}), (c:S {n: 'c', x: 3}), (d:E {n: 'd', x: 4}),
             (a)-[:R {w: 1}]->(b), (b)-[:R {w: 2}]->(c), (c)-[:R {w: 3}]->(d), (a)-[:Q {w: 9}]->(d)
      """

  Scenario Outline: The relationship <link> reaches from a
    When executing query:
      """
      MATCH ({n: 'a'})<link>(x) RETURN x.n AS n
      """
    Then the result should be, in any order:
      | n    |
      | <n1> |
      | <n2> |
    And no side effects

    Examples:
      | link             | n1  | n2  |
      | -[:R]->{1,2}     | 'b' | 'c' |
      | -[:R]->{,1}      | 'a' | 'b' |
      | -[:R]->{2,}      | 'c' | 'd' |
      | -[:R*1..2]->     | 'b' | 'c' |
      | -[:R*2..]->      | 'c' | 'd' |
      | -->{1}           | 'b' | 'd' |
      | -->{1,1}         | 'b' | 'd' |
      | (()-[:R]->()){1,2} | 'b' | 'c' |
      | (()-[:R]->()){,1}  | 'a' | 'b' |
      | (()-[:R]->()){2,}  | 'c' | 'd' |
      | (()-->()){1}       | 'b' | 'd' |

  Scenario: Plus is one or more
    When executing query:
      """
      MATCH ({n: 'a'})-[:R]->+(x) RETURN collect(x.n) AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | names           |
      | ['b', 'c', 'd'] |
    And no side effects

  Scenario: A star is none or more
    When executing query:
      """
      MATCH ({n: 'a'})-[:R]->*(x) RETURN collect(x.n) AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | names                |
      | ['a', 'b', 'c', 'd'] |
    And no side effects

  Scenario: A quantifier of exactly two
    When executing query:
      """
      MATCH (x)-[:R]->{2}(y) RETURN x.n AS x, y.n AS y
      """
    Then the result should be, in any order:
      | x   | y   |
      | 'a' | 'c' |
      | 'b' | 'd' |
    And no side effects

  Scenario: Outside the group its variables are lists
    When executing query:
      """
      MATCH ({n: 'a'})((x)-[r:R]->(y)){2,3}(z)
      RETURN [i IN x | i.n] AS x, [i IN r | i.w] AS w, [i IN y | i.n] AS y, z.n AS z
      """
    Then the result should be, in any order:
      | x               | w         | y               | z   |
      | ['a', 'b']      | [1, 2]    | ['b', 'c']      | 'c' |
      | ['a', 'b', 'c'] | [1, 2, 3] | ['b', 'c', 'd'] | 'd' |
    And no side effects

  Scenario: A group of no repetitions gives empty lists
    When executing query:
      """
      MATCH (s:E)((x)-[r:R]->(y)){0,1}(z) RETURN x, r, y, z.n AS z
      """
    Then the result should be, in any order:
      | x  | r  | y  | z   |
      | [] | [] | [] | 'd' |
    And no side effects

  Scenario: The condition of a group is asked in each repetition
    When executing query:
      """
      MATCH ({n: 'a'})((x)-[r:R]->(y) WHERE r.w < 3 AND x.x < y.x)+(z) RETURN z.n AS z
      """
    Then the result should be, in any order:
      | z   |
      | 'b' |
      | 'c' |
    And no side effects

  Scenario: Labels and properties inside a group
    When executing query:
      """
      MATCH (s)((:S)-[:R]->(:S {n: 'c'})){1,3}(e) RETURN s.n AS s, e.n AS e
      """
    Then the result should be, in any order:
      | s   | e   |
      | 'b' | 'c' |
    And no side effects

  Scenario: A group of two hops
    When executing query:
      """
      MATCH ({n: 'a'})((x)-[:R]->(m)-[:R]->(y)){1,2}(z) RETURN [i IN m | i.n] AS m, z.n AS z
      """
    Then the result should be, in any order:
      | m     | z   |
      | ['b'] | 'c' |
    And no side effects

  Scenario: A group against the direction
    When executing query:
      """
      MATCH (z:E)((y)<-[r:R]-(x)){1,2}(s) RETURN [i IN y | i.n] AS y, s.n AS s
      """
    Then the result should be, in any order:
      | y          | s   |
      | ['d']      | 'c' |
      | ['d', 'c'] | 'b' |
    And no side effects

  Scenario: A group found from its right end keeps the order that is written
    When executing query:
      """
      MATCH ((x)-[r:R]->(y)){2}(z:E) RETURN [i IN x | i.n] AS x, [i IN r | i.w] AS w
      """
    Then the result should be, in any order:
      | x          | w      |
      | ['b', 'c'] | [2, 3] |
    And no side effects

  Scenario: A group between two nodes that are known
    When executing query:
      """
      MATCH (s {n: 'a'}), (e {n: 'c'})
      MATCH (s)((x)-[:R]->(y))+(e) RETURN [i IN y | i.n] AS y
      """
    Then the result should be, in any order:
      | y          |
      | ['b', 'c'] |
    And no side effects

  Scenario: A path along a group
    When executing query:
      """
      MATCH p = ({n: 'a'})((x)-[:R]->(y)){2}(z) RETURN p, length(p) AS length
      """
    Then the result should be, in any order:
      | p                                                                                                      | length |
      | <(:S {n: 'a', x: 1})-[:R {w: 1}]->(:S {n: 'b', x: 2})-[:R {w: 2}]->(:S {n: 'c', x: 3})> | 2      |
    And no side effects

  Scenario: A path along a group and a plain relationship
    When executing query:
      """
      MATCH p = ({n: 'a'})((x)-[:R]->(y)){1}(m)-[:R]->(z) RETURN [i IN nodes(p) | i.n] AS names
      """
    Then the result should be, in any order:
      | names           |
      | ['a', 'b', 'c'] |
    And no side effects

  Scenario: Two groups meet in a node without a name
    When executing query:
      """
      MATCH p = ({n: 'a'})((x)-[:R]->()){1}((y)-[:R]->()){1,2}(z) RETURN [i IN y | i.n] AS y, z.n AS z
      """
    Then the result should be, in any order:
      | y          | z   |
      | ['b']      | 'c' |
      | ['b', 'c'] | 'd' |
    And no side effects

  Scenario: A group may stand alone
    When executing query:
      """
      MATCH ((x:S)-[:R]->(y:E)){1} RETURN [i IN x | i.n] AS x
      """
    Then the result should be, in any order:
      | x     |
      | ['c'] |
    And no side effects

  Scenario: No relationship is used twice in one pattern
    When executing query:
      """
      MATCH p = ({n: 'a'})(()-[:R]-()){1,9}(x) RETURN collect(x.n) AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | names           |
      | ['b', 'c', 'd'] |
    And no side effects

  Scenario: A quantified relationship and its list
    When executing query:
      """
      MATCH ({n: 'a'})-[r:R|Q]->{1,2}(x) RETURN [i IN r | type(i)] AS types, x.n AS x
      """
    Then the result should be, in any order:
      | types      | x   |
      | ['R']      | 'b' |
      | ['Q']      | 'd' |
      | ['R', 'R'] | 'c' |
    And no side effects

  Scenario: A condition reads a list of the group
    When executing query:
      """
      MATCH ({n: 'a'})((x)-[r]->(y))+(:E)
      WHERE all(i IN r WHERE i.w < 9)
      RETURN size(r) AS hops, reduce(total = 0, i IN r | total + i.w) AS total
      """
    Then the result should be, in any order:
      | hops | total |
      | 3    | 6     |
    And no side effects

  Scenario: A group in OPTIONAL MATCH
    When executing query:
      """
      MATCH (s) OPTIONAL MATCH (s)((x)-[:Q]->(y)){1,2}(e) RETURN s.n AS s, size(x) AS size, e.n AS e
      """
    Then the result should be, in any order:
      | s   | size | e    |
      | 'a' | 1    | 'd'  |
      | 'b' | null | null |
      | 'c' | null | null |
      | 'd' | null | null |
    And no side effects

  Scenario: A group in a subquery
    When executing query:
      """
      MATCH (s:S) WHERE EXISTS { (s)(()-[:R]->()){2}(:E) } RETURN s.n AS s
      """
    Then the result should be, in any order:
      | s   |
      | 'b' |
    And no side effects

  Scenario: A variable of a group cannot be a node outside
    When executing query:
      """
      MATCH (x)((x)-[:R]->(y)){1,2}(z) RETURN x
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: The least length is not above the greatest
    When executing query:
      """
      MATCH (a)-[:R]->{3,2}(b) RETURN a
      """
    Then a SyntaxError should be raised at compile time: InvalidRelationshipPattern

  Scenario: A group cannot be created
    When executing query:
      """
      CREATE ((x)-[:R]->(y)){2}
      """
    Then a SyntaxError should be raised at compile time: CreatingVarLength
    And no side effects
