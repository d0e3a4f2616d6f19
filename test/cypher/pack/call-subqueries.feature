#encoding: utf-8

# Neo4j Cypher manual, "CALL subqueries".
Feature: CALL of subqueries

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {n: 'a', v: 1}), (b:P {n: 'b', v: 2}), (c:P {n: 'c', v: 3}), (a)-[:R]->(b), (a)-[:R]->(c)
      """

  Scenario: Once for each row
    When executing query:
      """
      UNWIND [1, 2] AS x CALL (x) { RETURN x * 10 AS y } RETURN x, y
      """
    Then the result should be, in any order:
      | x | y  |
      | 1 | 10 |
      | 2 | 20 |
    And no side effects

  Scenario: Without imports
    When executing query:
      """
      UNWIND [1, 2] AS x CALL { MATCH (p:P) RETURN count(p) AS n } RETURN x, n
      """
    Then the result should be, in any order:
      | x | n |
      | 1 | 3 |
      | 2 | 3 |
    And no side effects

  Scenario: An importing WITH
    When executing query:
      """
      MATCH (p:P) CALL { WITH p MATCH (p)-->(q) RETURN count(q) AS n } RETURN p.n AS p, n
      """
    Then the result should be, in any order:
      | p   | n |
      | 'a' | 2 |
      | 'b' | 0 |
      | 'c' | 0 |
    And no side effects

  Scenario: An importing WITH of all
    When executing query:
      """
      WITH 1 AS x, 2 AS y CALL { WITH * RETURN x + y AS z } RETURN x, y, z
      """
    Then the result should be, in any order:
      | x | y | z |
      | 1 | 2 | 3 |
    And no side effects

  Scenario: A list of imports, which stay in sight after WITH
    When executing query:
      """
      WITH 1 AS x, 2 AS y CALL (x) { WITH 5 AS w RETURN x + w AS z } RETURN z
      """
    Then the result should be, in any order:
      | z |
      | 6 |
    And no side effects

  Scenario: All imports by a star
    When executing query:
      """
      WITH 1 AS x, 2 AS y CALL (*) { RETURN x + y AS z } RETURN z
      """
    Then the result should be, in any order:
      | z |
      | 3 |
    And no side effects

  Scenario: No imports by empty parentheses
    When executing query:
      """
      WITH 1 AS x CALL () { RETURN 7 AS z } RETURN x, z
      """
    Then the result should be, in any order:
      | x | z |
      | 1 | 7 |
    And no side effects

  Scenario: Rows without a result are dropped
    When executing query:
      """
      MATCH (p:P) CALL (p) { MATCH (p)-->(q) RETURN q } RETURN p.n AS p, q.n AS q
      """
    Then the result should be, in any order:
      | p   | q   |
      | 'a' | 'b' |
      | 'a' | 'c' |
    And no side effects

  Scenario: OPTIONAL CALL keeps them with nulls
    When executing query:
      """
      MATCH (p:P) OPTIONAL CALL (p) { MATCH (p)-->(q) RETURN q.n AS q } RETURN p.n AS p, q
      """
    Then the result should be, in any order:
      | p   | q    |
      | 'a' | 'b'  |
      | 'a' | 'c'  |
      | 'b' | null |
      | 'c' | null |
    And no side effects

  Scenario: The best of each group
    When executing query:
      """
      MATCH (p:P {n: 'a'}) CALL (p) { MATCH (p)-->(q) RETURN q ORDER BY q.v DESC LIMIT 1 } RETURN q.n AS q
      """
    Then the result should be, in any order:
      | q   |
      | 'c' |
    And no side effects

  Scenario: UNION inside
    When executing query:
      """
      CALL { MATCH (p:P) RETURN p ORDER BY p.v LIMIT 1 UNION MATCH (p:P) RETURN p ORDER BY p.v DESC LIMIT 1 } RETURN p.n AS n
      """
    Then the result should be, in any order:
      | n   |
      | 'a' |
      | 'c' |
    And no side effects

  Scenario: UNION inside with imports in each part
    When executing query:
      """
      UNWIND [1, 2] AS x CALL { WITH x RETURN x AS y UNION WITH x RETURN x * 10 AS y } RETURN x, y
      """
    Then the result should be, in any order:
      | x | y  |
      | 1 | 1  |
      | 1 | 10 |
      | 2 | 2  |
      | 2 | 20 |
    And no side effects

  Scenario: UNION drops duplicates of one call, not of all
    When executing query:
      """
      UNWIND [1, 1] AS x CALL (x) { RETURN x AS y UNION RETURN x AS y } RETURN y
      """
    Then the result should be, in any order:
      | y |
      | 1 |
      | 1 |
    And no side effects

  Scenario: Aggregates after the call
    When executing query:
      """
      MATCH (p:P) CALL (p) { MATCH (p)-->(q) RETURN count(q) AS n } RETURN sum(n) AS total
      """
    Then the result should be, in any order:
      | total |
      | 2     |
    And no side effects

  Scenario: A call in a call
    When executing query:
      """
      UNWIND [1, 2] AS x CALL (x) { CALL (x) { RETURN x + 1 AS y } RETURN y * 2 AS z } RETURN x, z
      """
    Then the result should be, in any order:
      | x | z |
      | 1 | 4 |
      | 2 | 6 |
    And no side effects

  Scenario: Two calls in turn
    When executing query:
      """
      CALL { RETURN 1 AS a } CALL (a) { RETURN a + 1 AS b } RETURN a, b
      """
    Then the result should be, in any order:
      | a | b |
      | 1 | 2 |
    And no side effects

  Scenario: A call that writes keeps the rows
    When executing query:
      """
      UNWIND [1, 2, 3] AS x CALL (x) { CREATE (:T {x: x}) } RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
      | 3 |
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario: A call that writes and returns
    When executing query:
      """
      UNWIND [1, 2] AS x CALL (x) { CREATE (t:T {x: x}) RETURN t } RETURN t.x AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario: A call sees what the call of an earlier row wrote
    When executing query:
      """
      UNWIND [1, 2, 3] AS x CALL { MERGE (c:Counter) ON CREATE SET c.n = 1 ON MATCH SET c.n = c.n + 1 RETURN c.n AS n } RETURN x, n
      """
    Then the result should be, in any order:
      | x | n |
      | 1 | 1 |
      | 2 | 2 |
      | 3 | 3 |
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 1 |

  Scenario: All is written though few rows are wanted
    When executing query:
      """
      UNWIND [1, 2, 3] AS x CALL (x) { CREATE (:T) } RETURN x LIMIT 1
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And the side effects should be:
      | +nodes  | 3 |
      | +labels | 1 |

  Scenario: A call as the last clause
    When executing query:
      """
      MATCH (p:P) CALL (p) { SET p.seen = true }
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 3 |

  Scenario: What is not imported is not in sight
    When executing query:
      """
      WITH 1 AS x CALL { RETURN x AS y } RETURN y
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: What is imported must be there
    When executing query:
      """
      WITH 1 AS x CALL (nope) { RETURN 1 AS y } RETURN y
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: A column cannot have the name of a variable outside
    When executing query:
      """
      WITH 1 AS x CALL { RETURN 2 AS x } RETURN x
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: An import cannot be given another value
    When executing query:
      """
      WITH 1 AS x CALL (x) { WITH 2 AS x RETURN x AS y } RETURN y
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: A call that only reads must return
    When executing query:
      """
      CALL { MATCH (n) } RETURN 1 AS x
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: The parts of a union in a call have the same columns
    When executing query:
      """
      CALL { RETURN 1 AS x UNION RETURN 2 AS y } RETURN 1 AS z
      """
    Then a SyntaxError should be raised at compile time: DifferentColumnsInUnion
