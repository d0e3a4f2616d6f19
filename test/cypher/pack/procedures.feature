#encoding: utf-8

# Neo4j operations manual, "Procedures": db.labels, db.relationshipTypes, db.propertyKeys; Cypher manual, "CALL procedure".
Feature: Procedures

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:A:B {x: 1})-[:R {w: 1}]->(:C {y: 2})-[:S]->(:A)
      """

  Scenario: db.labels
    When executing query:
      """
      CALL db.labels()
      """
    Then the result should be, in any order:
      | label |
      | 'A'   |
      | 'B'   |
      | 'C'   |
    And no side effects

  Scenario: db.relationshipTypes
    When executing query:
      """
      CALL db.relationshipTypes() YIELD relationshipType RETURN collect(relationshipType) AS types
      """
    Then the result should be, in any order (ignoring element order for lists):
      | types      |
      | ['R', 'S'] |
    And no side effects

  Scenario: db.propertyKeys
    When executing query:
      """
      CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key
      """
    Then the result should be, in order:
      | key |
      | 'w' |
      | 'x' |
      | 'y' |
    And no side effects

  Scenario: db.schema.visualization has a node for each label and a relationship for each way
    When executing query:
      """
      CALL db.schema.visualization() YIELD nodes, relationships
      RETURN size(nodes) AS labels, size(relationships) AS ways, [n IN nodes | n.name] AS names
      """
    Then the result should be, in any order (ignoring element order for lists):
      | labels | ways | names           |
      | 3      | 3    | ['A', 'B', 'C'] |
    And no side effects

  Scenario: WHERE after YIELD
    When executing query:
      """
      CALL db.labels() YIELD label WHERE label > 'A' RETURN label
      """
    Then the result should be, in any order:
      | label |
      | 'B'   |
      | 'C'   |
    And no side effects

  Scenario: A procedure for each row
    When executing query:
      """
      MATCH (n:A) CALL db.labels() YIELD label WITH n, label WHERE label IN labels(n) RETURN label, count(*) AS n
      """
    Then the result should be, in any order:
      | label | n |
      | 'A'   | 2 |
      | 'B'   | 1 |
    And no side effects

  Scenario: A label that is no more is not listed
    And having executed:
      """
      MATCH (n:C) DETACH DELETE n
      """
    When executing query:
      """
      CALL db.labels() YIELD label RETURN collect(label) AS labels
      """
    Then the result should be, in any order (ignoring element order for lists):
      | labels     |
      | ['A', 'B'] |
    And no side effects

  Scenario: A procedure in a subquery
    When executing query:
      """
      RETURN COUNT { CALL db.labels() YIELD label RETURN label } AS n
      """
    Then the result should be, in any order:
      | n |
      | 3 |
    And no side effects

  Scenario: An optional call gives nulls where nothing is yielded
    And there exists a procedure test.none(in :: INTEGER?) :: (out :: STRING?):
      | in | out |
    When executing query:
      """
      UNWIND [1, 2] AS x OPTIONAL CALL test.none(x) YIELD out RETURN x, out
      """
    Then the result should be, in any order:
      | x | out  |
      | 1 | null |
      | 2 | null |
    And no side effects

  Scenario: An argument of a wrong type is told as it runs
    And there exists a procedure test.take(in :: INTEGER?) :: (out :: STRING?):
      | in | out |
      | 1  | 'a' |
    When executing query:
      """
      UNWIND [1, 'x'] AS x CALL test.take(x) YIELD out RETURN out
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

  Scenario: An output that the procedure does not have
    When executing query:
      """
      CALL db.labels() YIELD nope RETURN nope
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: A procedure that is not there
    When executing query:
      """
      CALL db.lables() YIELD label RETURN label
      """
    Then a ProcedureError should be raised at compile time: ProcedureNotFound
