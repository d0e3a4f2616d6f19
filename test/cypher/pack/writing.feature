#encoding: utf-8

# Neo4j Cypher manual, "FOREACH", "MERGE", "SET", "REMOVE", "DELETE", "INSERT", "FINISH"; a statement is one transaction.
Feature: Writing

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {n: 'a', v: 1})-[:R {w: 1}]->(b:P {n: 'b', v: 2})
      """

  Scenario: FOREACH creates for each item
    When executing query:
      """
      FOREACH (x IN range(1, 3) | CREATE (:T {x: x}))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario: FOREACH changes the nodes of a path
    When executing query:
      """
      MATCH p = (:P)-->(:P) FOREACH (n IN nodes(p) | SET n.seen = true)
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 2 |

  Scenario: FOREACH changes the relationships of a path
    When executing query:
      """
      MATCH p = (:P)-->(:P) FOREACH (r IN relationships(p) | SET r.w = r.w + 1)
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: FOREACH in FOREACH
    When executing query:
      """
      FOREACH (x IN [1, 2] | CREATE (:A {x: x}) FOREACH (y IN range(1, x) | CREATE (:B {x: x, y: y})))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 5 |
      | +labels     | 2 |
      | +properties | 8 |

  Scenario: FOREACH of several clauses
    When executing query:
      """
      MATCH (a {n: 'a'}) FOREACH (x IN [1, 2] | MERGE (t:T {x: x}) CREATE (a)-[:TO]->(t) SET t.y = x)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 2 |
      | +labels        | 1 |
      | +properties    | 4 |

  Scenario: FOREACH as a condition
    When executing query:
      """
      MATCH (p:P) FOREACH (_ IN CASE WHEN p.v > 1 THEN [1] ELSE [] END | SET p:Big)
      """
    Then the result should be empty
    And the side effects should be:
      | +labels | 1 |

  Scenario: FOREACH keeps the rows
    When executing query:
      """
      MATCH (p:P) FOREACH (x IN [1] | SET p.x = x) RETURN p.n AS n, p.x AS x
      """
    Then the result should be, in any order:
      | n   | x |
      | 'a' | 1 |
      | 'b' | 1 |
    And the side effects should be:
      | +properties | 2 |

  Scenario: FOREACH over null does nothing
    When executing query:
      """
      FOREACH (x IN null | CREATE ())
      """
    Then the result should be empty
    And no side effects

  Scenario: FOREACH over a single value, as UNWIND
    When executing query:
      """
      WITH [5] AS l UNWIND l AS y FOREACH (z IN y | CREATE (:Z {z: z}))
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 1 |

  Scenario: Null is no map of properties
    When executing query:
      """
      MATCH (p {n: 'a'}) SET p += null
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType
    And no side effects

  Scenario: FOREACH does not read
    When executing query:
      """
      FOREACH (x IN [1] | MATCH (n) SET n.x = 1)
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

  Scenario: The variable of FOREACH stays inside
    When executing query:
      """
      FOREACH (x IN [1] | CREATE ()) RETURN x
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: A property named by an expression
    When executing query:
      """
      MATCH (p {n: 'a'}) WITH p, 'dyn' AS key SET p[key + 'amic'] = 5 RETURN p.dynamic AS value
      """
    Then the result should be, in any order:
      | value |
      | 5     |
    And the side effects should be:
      | +properties | 1 |

  Scenario: A property named by an expression is removed
    When executing query:
      """
      MATCH (p {n: 'a'}) REMOVE p['v'] RETURN keys(p) AS keys
      """
    Then the result should be, in any order:
      | keys  |
      | ['n'] |
    And the side effects should be:
      | -properties | 1 |

  Scenario: Properties from a parameter
    And parameters are:
      | all | {n: 'z', q: 1} |
    When executing query:
      """
      MATCH (p {n: 'a'}) SET p = $all RETURN properties(p) AS properties
      """
    Then the result should be, in any order:
      | properties     |
      | {n: 'z', q: 1} |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 2 |

  Scenario: CREATE from a list of maps
    And parameters are:
      | rows | [{id: 1, name: 'x'}, {id: 2, name: 'y'}] |
    When executing query:
      """
      UNWIND $rows AS row CREATE (n:Row) SET n = row RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'x'  |
      | 'y'  |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 4 |

  Scenario: MERGE finds what an earlier row made
    When executing query:
      """
      UNWIND ['x', 'y', 'x'] AS name MERGE (n:M {name: name}) ON CREATE SET n.count = 1 ON MATCH SET n.count = n.count + 1
      RETURN n.name AS name, n.count AS count
      """
    Then the result should be, in any order:
      | name | count |
      | 'x'  | 2     |
      | 'y'  | 1     |
      | 'x'  | 2     |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 4 |

  Scenario: MERGE makes the whole pattern where a part is missing
    When executing query:
      """
      MERGE (x:P {n: 'a'})-[:NEW]->(y:P {n: 'b'}) RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +properties    | 2 |

  Scenario: MERGE between nodes that are bound makes only the relationship
    When executing query:
      """
      MATCH (x:P {n: 'a'}), (y:P {n: 'b'}) MERGE (x)-[r:NEW]->(y) ON CREATE SET r.since = 1 RETURN r.since AS since
      """
    Then the result should be, in any order:
      | since |
      | 1     |
    And the side effects should be:
      | +relationships | 1 |
      | +properties    | 1 |

  Scenario: INSERT is CREATE
    When executing query:
      """
      INSERT (:X {v: 1})-[:Y]->(:Z)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |
      | +properties    | 1 |

  Scenario: FINISH returns nothing
    When executing query:
      """
      MATCH (p:P) SET p.done = true FINISH
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 2 |

  Scenario: NODETACH DELETE is DELETE
    When executing query:
      """
      MATCH ()-[r]->() NODETACH DELETE r
      """
    Then the result should be empty
    And the side effects should be:
      | -relationships | 1 |
      | -properties    | 1 |

  Scenario: Rows of a clause do not see each other's writes
    When executing query:
      """
      MATCH (p:P) CREATE (:P {n: p.n + '2'}) RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |

  Scenario: The items of SET take effect from left to right
    When executing query:
      """
      MATCH (a {n: 'a'}), (b {n: 'b'}) SET a.v = b.v, b.v = a.v, a += {x: a.v}, a:New RETURN a.v AS a, b.v AS b, a.x AS x
      """
    Then the result should be, in any order:
      | a | b | x |
      | 2 | 2 | 2 |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 1 |
      | +labels     | 1 |

  Scenario Outline: A statement that fails at its end leaves nothing: <write>
    When executing query:
      """
      MATCH (p:P) <write> WITH p UNWIND [1, 0] AS x RETURN 1 / x AS y
      """
    Then a ArithmeticError should be raised at runtime: DivisionByZero
    And no side effects
    When executing control query:
      """
      MATCH (p:P) OPTIONAL MATCH (p)-[r]->() RETURN properties(p) AS p, labels(p) AS labels, r.w AS w
      """
    Then the result should be, in any order:
      | p              | labels | w    |
      | {n: 'a', v: 1} | ['P']  | 1    |
      | {n: 'b', v: 2} | ['P']  | null |

    Examples:
      | write                                  |
      | CREATE (:New)-[:X]->(:New)             |
      | SET p.v = 99, p.extra = 1              |
      | SET p = {only: 1}                      |
      | SET p:Label                            |
      | REMOVE p.v                             |
      | REMOVE p:P                             |
      | DETACH DELETE p                        |
      | MERGE (p)-[:Y]->(:Z)                   |
      | FOREACH (i IN [1, 2] \| CREATE (:F))   |
      | WITH p CALL (p) { SET p.x = 1 }        |

  Scenario: What was deleted cannot be read
    When executing query:
      """
      MATCH (p {n: 'a'}) DETACH DELETE p RETURN p.n AS n
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess
    And no side effects

  Scenario: What was deleted cannot be set
    When executing query:
      """
      MATCH (p {n: 'a'}) DETACH DELETE p SET p.x = 1
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess
    And no side effects

  Scenario: No relationship can be created at what was deleted
    When executing query:
      """
      MATCH (p {n: 'a'}) DETACH DELETE p CREATE (p)-[:R]->()
      """
    Then a EntityNotFound should be raised at runtime: DeletedEntityAccess
    And no side effects

  Scenario: A node with relationships is not deleted without DETACH
    When executing query:
      """
      MATCH (p {n: 'a'}) DELETE p
      """
    Then a ConstraintVerificationFailed should be raised at runtime: DeleteConnectedNode
    And no side effects

  Scenario: A node and its relationships are deleted together in any order
    When executing query:
      """
      MATCH (a)-[r]->(b) DELETE a, b, r
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 1 |
      | -properties    | 5 |

  Scenario Outline: A property cannot hold <value>
    When executing query:
      """
      MATCH (p {n: 'a'}) SET p.x = <value>
      """
    Then a TypeError should be raised at runtime: InvalidPropertyType
    And no side effects

    Examples:
      | value       |
      | {a: 1}      |
      | [{a: 1}]    |
      | [[1], [2]]  |
      | [1, null]   |
      | p           |

  Scenario: A whole float stays a float
    When executing query:
      """
      CREATE (n {f: 2.0, l: [1.0, 2.5], i: 2}) RETURN n.f AS f, n.l AS l, n.i AS i, n.f / 4 AS quarter, n.i / 4 AS whole
      """
    Then the result should be, in any order:
      | f   | l          | i | quarter | whole |
      | 2.0 | [1.0, 2.5] | 2 | 0.5     | 0     |
    And the side effects should be:
      | +nodes      | 1 |
      | +properties | 3 |

  Scenario: EXPLAIN does not run
    When executing query:
      """
      EXPLAIN CREATE (:X)
      """
    Then no side effects

  Scenario: PROFILE runs
    When executing query:
      """
      PROFILE CREATE (:X)
      """
    Then the side effects should be:
      | +nodes  | 1 |
      | +labels | 1 |

  Scenario: A list of numbers is kept, and integers in it keep their kind
    Given an empty graph
    And having executed:
      """
      CREATE (:A {v: [1, 2.5]})
      """
    When executing query:
      """
      MATCH (a:A) RETURN a.v[0] / 2 AS half
      """
    Then the result should be, in any order:
      | half |
      | 0    |
    And no side effects
