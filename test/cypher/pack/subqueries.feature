#encoding: utf-8

# Neo4j Cypher manual, "EXISTS subqueries", "COUNT subqueries" and "COLLECT subqueries".
Feature: Queries as values

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (ann:P {n: 'Ann', age: 40}), (bob:P {n: 'Bob', age: 30}), (cid:P {n: 'Cid', age: 20}),
             (rex:Dog {n: 'Rex'}), (fido:Dog {n: 'Fido'}), (tom:Cat {n: 'Tom'}),
             (ann)-[:HAS {since: 2010}]->(rex), (ann)-[:HAS {since: 2020}]->(fido), (bob)-[:HAS {since: 2015}]->(tom),
             (rex)-[:LIKES]->(fido)
      """

  Scenario Outline: EXISTS { <query> }
    When executing query:
      """
      MATCH (p:P) WHERE EXISTS { <query> } RETURN collect(p.n) AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | names   |
      | <names> |
    And no side effects

    Examples:
      | query                                                       | names          |
      | (p)-[:HAS]->(:Dog)                                          | ['Ann']        |
      | MATCH (p)-[:HAS]->(:Dog)                                    | ['Ann']        |
      | MATCH (p)-[:HAS]->(x) RETURN x                              | ['Ann', 'Bob'] |
      | MATCH (p)-[h:HAS]->() WHERE h.since = 2015                  | ['Bob']        |
      | (p)-[h:HAS]->(x) WHERE h.since > 2012 AND x:Dog             | ['Ann']        |
      | MATCH (p)-->(d:Dog) MATCH (d)-[:LIKES]->(:Dog)              | ['Ann']        |
      | MATCH (p)-->(d) WITH d WHERE d:Cat RETURN d                 | ['Bob']        |
      | WITH 'Rex' AS name MATCH (p)-->(d) WHERE d.n = name         | ['Ann']        |
      | MATCH (p)-->(:Dog) RETURN 1 AS x UNION MATCH (p)-->(:Cat) RETURN 1 AS x | ['Ann', 'Bob'] |
      | MATCH (p) WHERE EXISTS { (p)-->(:Cat) }                     | ['Bob']        |
      | MATCH (p)-->(x) WITH count(x) AS n WHERE n > 1 RETURN n     | ['Ann']        |
      | MATCH (p)-->(x) WHERE x.n STARTS WITH 'T'                   | ['Bob']        |

  Scenario Outline: COUNT { <query> }
    When executing query:
      """
      MATCH (p:P) RETURN p.n AS n, COUNT { <query> } AS count ORDER BY n
      """
    Then the result should be, in order:
      | n     | count |
      | 'Ann' | <ann> |
      | 'Bob' | <bob> |
      | 'Cid' | 0     |
    And no side effects

    Examples:
      | query                                                                    | ann | bob |
      | (p)-[:HAS]->()                                                           | 2   | 1   |
      | MATCH (p)-[:HAS]->(:Dog)                                                 | 2   | 0   |
      | (p)-[h:HAS]->() WHERE h.since >= 2015                                    | 1   | 1   |
      | MATCH (p)-->(x) RETURN DISTINCT labels(x)                                | 1   | 1   |
      | MATCH (p)-->(x) RETURN x LIMIT 1                                         | 1   | 1   |
      | MATCH (p)-->(x) RETURN x.n AS y UNION MATCH (p)-->(x) RETURN x.n AS y    | 2   | 1   |
      | MATCH (p)-->(x) RETURN x.n AS y UNION ALL MATCH (p)-->(x) RETURN x.n AS y | 4  | 2   |
      | UNWIND CASE p.age WHEN 20 THEN [] ELSE [1, 2, 3] END AS y RETURN y       | 3   | 3   |

  Scenario Outline: COLLECT { <query> }
    When executing query:
      """
      MATCH (p:P) RETURN p.n AS n, COLLECT { <query> } AS list ORDER BY n
      """
    Then the result should be, in order:
      | n     | list  |
      | 'Ann' | <ann> |
      | 'Bob' | <bob> |
      | 'Cid' | []    |
    And no side effects

    Examples:
      | query                                                              | ann             | bob     |
      | MATCH (p)-->(x) RETURN x.n ORDER BY x.n                            | ['Fido', 'Rex'] | ['Tom'] |
      | MATCH (p)-->(x) RETURN x.n ORDER BY x.n DESC LIMIT 1               | ['Rex']         | ['Tom'] |
      | MATCH (p)-[h]->() WHERE h.since > 2012 RETURN h.since              | [2020]          | [2015]  |
      | MATCH (p)-->(x) WITH x ORDER BY x.n SKIP 1 RETURN x.n              | ['Rex']         | []      |

  Scenario: COLLECT keeps nulls, unlike collect()
    When executing query:
      """
      RETURN COLLECT { UNWIND [1, null, 2] AS x RETURN x } AS kept, size(COLLECT { UNWIND [null] AS x RETURN x }) AS n
      """
    Then the result should be, in any order:
      | kept         | n |
      | [1, null, 2] | 1 |
    And no side effects

  Scenario: A subquery in RETURN, WITH, ORDER BY and CASE
    When executing query:
      """
      MATCH (p:P)
      WITH p, COUNT { (p)-->() } AS pets
      RETURN p.n AS n, CASE WHEN EXISTS { (p)-->(:Dog) } THEN 'dogs' ELSE 'none' END AS kind
      ORDER BY COUNT { (p)-->(:Dog) } DESC, pets DESC
      """
    Then the result should be, in order:
      | n     | kind   |
      | 'Ann' | 'dogs' |
      | 'Bob' | 'none' |
      | 'Cid' | 'none' |
    And no side effects

  Scenario: A subquery inside SET
    When executing query:
      """
      MATCH (p:P) SET p.pets = COUNT { (p)-[:HAS]->() } RETURN p.n AS n, p.pets AS pets
      """
    Then the result should be, in any order:
      | n     | pets |
      | 'Ann' | 2    |
      | 'Bob' | 1    |
      | 'Cid' | 0    |
    And the side effects should be:
      | +properties | 3 |

  Scenario: A count compared with another
    When executing query:
      """
      MATCH (p:P) WHERE COUNT { (p)-->() } > COUNT { (p)-->(:Cat) } RETURN p.n AS n
      """
    Then the result should be, in any order:
      | n     |
      | 'Ann' |
    And no side effects

  Scenario: The variables of a subquery stay inside
    When executing query:
      """
      MATCH (p:P) WHERE EXISTS { (p)-->(pet) } RETURN pet
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: A subquery cannot give another value to a variable outside
    When executing query:
      """
      MATCH (p:P) RETURN COUNT { WITH 1 AS p RETURN p } AS n
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: COLLECT takes one column
    When executing query:
      """
      RETURN COLLECT { RETURN 1 AS a, 2 AS b } AS list
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfColumns

  Scenario: COLLECT needs RETURN
    When executing query:
      """
      RETURN COLLECT { MATCH (n) } AS list
      """
    Then a SyntaxError should be raised at compile time: InvalidNumberOfColumns

  Scenario Outline: A subquery in braces does not write with <clause>
    When executing query:
      """
      MATCH (p:P) WHERE EXISTS { MATCH (p) <clause> } RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition
    And no side effects

    Examples:
      | clause                |
      | CREATE (:X)           |
      | MERGE (:X)            |
      | SET p.x = 1           |
      | REMOVE p.age          |
      | DETACH DELETE p       |
