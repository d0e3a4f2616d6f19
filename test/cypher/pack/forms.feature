#encoding: utf-8

# Neo4j Cypher manual and openCypher 9: forms of clauses that are used daily, and errors that are told before a query runs.
Feature: Forms of clauses

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {n: 'a', v: 3}), (b:P {n: 'b', v: 1}), (c:P {n: 'c', v: 2}), (a)-[:R]->(b), (a)-[:R]->(c), (b)-[:R]->(c)
      """

  Scenario Outline: <query>
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | n    |
      | <n1> |
      | <n2> |
    And no side effects

    Examples:
      | query                                                             | n1  | n2  |
      | MATCH (p:P) RETURN p.n AS n ORDER BY p.v LIMIT 2                  | 'b' | 'c' |
      | MATCH (p:P) RETURN p.n AS n ORDER BY p.v DESC LIMIT 2             | 'a' | 'c' |
      | MATCH (p:P) RETURN p.n AS n ORDER BY p.v DESCENDING SKIP 1        | 'c' | 'b' |
      | MATCH (p:P) RETURN p.n AS n ORDER BY p.v ASCENDING OFFSET 1       | 'c' | 'a' |
      | MATCH (p:P) WITH p ORDER BY p.v SKIP 1 LIMIT 1 + 1 RETURN p.n AS n | 'c' | 'a' |
      | MATCH (p:P) WHERE p.v > 1 RETURN p.n AS n ORDER BY n              | 'a' | 'c' |
      | MATCH (p:P) WHERE 1 < p.v <= 3 RETURN p.n AS n ORDER BY n         | 'a' | 'c' |
      | MATCH (p:P) WHERE p.n IN ['a', 'b'] RETURN p.n AS n ORDER BY n    | 'a' | 'b' |
      | MATCH (p:P) WHERE (p)<--() RETURN p.n AS n ORDER BY n             | 'b' | 'c' |
      | MATCH (p:P) WHERE NOT (p)<-[:R]-(:P {n: 'b'}) RETURN p.n AS n ORDER BY n | 'a' | 'b' |
      | MATCH (p)-[:R]->() RETURN DISTINCT p.n AS n ORDER BY n            | 'a' | 'b' |
      | MATCH (:P {n: 'a'})-->(x) RETURN x.n AS n ORDER BY x.n            | 'b' | 'c' |
      | MATCH (:P {n: 'c'})--(x) RETURN x.n AS n ORDER BY n               | 'a' | 'b' |
      | UNWIND ['x', 'y'] AS n RETURN n                                   | 'x' | 'y' |
      | UNWIND [['x'], ['y']] AS l UNWIND l AS n RETURN n                 | 'x' | 'y' |
      | RETURN 'x' AS n UNION ALL RETURN 'y' AS n                         | 'x' | 'y' |
      | RETURN 'x' AS n UNION DISTINCT RETURN 'y' AS n                    | 'x' | 'y' |
      | MATCH (p:P) WITH p.n AS n, p.v AS v WHERE v <> 2 RETURN n ORDER BY n | 'a' | 'b' |
      | MATCH (p:P) WITH collect(p.n) AS l UNWIND l[..2] AS n RETURN n    | 'a' | 'b' |

  Scenario: Rows are grouped by what is no aggregate
    When executing query:
      """
      MATCH (p)-[:R]->(q) RETURN p.n AS n, count(*) AS out, collect(q.n) AS to, avg(q.v) AS mean ORDER BY n
      """
    Then the result should be, in order:
      | n   | out | to         | mean |
      | 'a' | 2   | ['b', 'c'] | 1.5  |
      | 'b' | 1   | ['c']      | 2.0  |
    And no side effects

  Scenario: DISTINCT inside aggregates
    When executing query:
      """
      UNWIND [1, 1, 2, null] AS x RETURN count(x) AS all, count(DISTINCT x) AS some, sum(DISTINCT x) AS sum, count(*) AS rows
      """
    Then the result should be, in any order:
      | all | some | sum | rows |
      | 3   | 2    | 3   | 4    |
    And no side effects

  Scenario: Statistics
    When executing query:
      """
      UNWIND [1, 2, 3, 4] AS x
      RETURN min(x) AS min, max(x) AS max, percentileCont(x, 0.5) AS median, percentileDisc(x, 0.5) AS disc, stDevP([1, 3][x % 2]) AS deviation
      """
    Then the result should be, in any order:
      | min | max | median | disc | deviation |
      | 1   | 4   | 2.5    | 2    | 1.0       |
    And no side effects

  Scenario: Comments and a semicolon
    When executing query:
      """
      // all of them
      MATCH (p:P) /* but
      counted */ RETURN count(p) AS n;
      """
    Then the result should be, in any order:
      | n |
      | 3 |
    And no side effects

  Scenario: Quoted names
    When executing query:
      """
      MATCH (`the node`:`P` {`n`: 'a'}) RETURN `the node`.`v` AS `the value`
      """
    Then the result should be, in any order:
      | the value |
      | 3         |
    And no side effects

  Scenario: A column is named by its text
    When executing query:
      """
      MATCH (p:P {n: 'a'}) RETURN p.v + 1, count( * )
      """
    Then the result should be, in any order:
      | p.v + 1 | count( * ) |
      | 4       | 1          |
    And no side effects

  Scenario Outline: Refused before it runs: <query>
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>
    And no side effects

    Examples:
      | query                                                  | detail                         |
      | MATCH (n) RETURN m                                     | UndefinedVariable              |
      | MATCH (n) RETRUN n                                     | UnexpectedSyntax               |
      | MATCH (n RETURN n                                      | UnexpectedSyntax               |
      | MATCH (n) WHERE n.x = RETURN n                         | UnexpectedSyntax               |
      | MATCH (n)                                              | UnexpectedSyntax               |
      | RETURN sizee([1])                                      | UnknownFunction                |
      | RETURN size()                                          | InvalidNumberOfArguments       |
      | RETURN substring('a')                                  | InvalidNumberOfArguments       |
      | RETURN size(5)                                         | InvalidArgumentType            |
      | MATCH (n) RETURN length(n)                             | InvalidArgumentType            |
      | MATCH (n) RETURN type(n)                               | InvalidArgumentType            |
      | MATCH (n) WHERE n.x AND 1 RETURN n                     | InvalidArgumentType            |
      | MATCH (n) WHERE count(n) > 1 RETURN n                  | InvalidAggregation             |
      | MATCH (n) RETURN sum(count(n))                         | NestedAggregation              |
      | MATCH (n) RETURN n.v + count(*)                        | AmbiguousAggregationExpression |
      | MATCH (n) WITH n.v RETURN 1                            | NoExpressionAlias              |
      | RETURN 1 AS a, 2 AS a                                  | ColumnNameConflict             |
      | RETURN *                                               | NoVariablesInScope             |
      | MATCH (n) RETURN n LIMIT n.v                           | NonConstantExpression          |
      | MATCH (n) RETURN n SKIP -1                             | NegativeIntegerArgument        |
      | MATCH (n) RETURN n LIMIT 1.5                           | InvalidArgumentType            |
      | MATCH (n)-[n]->() RETURN n                             | VariableTypeConflict           |
      | MATCH ()-[r]->()-[r]->() RETURN r                      | RelationshipUniquenessViolation |
      | MATCH (n) UNWIND [1] AS n RETURN n                     | VariableAlreadyBound           |
      | MATCH (n) CREATE (n)                                   | VariableAlreadyBound           |
      | MATCH (n) SET n = 5                                    | InvalidArgumentType            |
      | MATCH ()-[r]->() SET r:Label                           | InvalidArgumentType            |
      | MATCH (n) SET n.x = (n)-->()                           | UnexpectedSyntax               |
      | MATCH (n) DELETE n:P                                   | InvalidDelete                  |
      | MATCH (n) DELETE 5                                     | InvalidArgumentType            |
      | MATCH (n) MERGE (n)-[:R*2]->()                         | CreatingVarLength              |
      | CREATE (a)-[:R]-(b)                                    | RequiresDirectedRelationship   |
      | RETURN 1 UNION RETURN 2 AS x                           | DifferentColumnsInUnion        |
      | RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 3 AS x | InvalidClauseComposition    |
      | RETURN 'open                                           | UnexpectedSyntax               |
      | RETURN 1 +                                             | UnexpectedSyntax               |
      | RETURN 12abc                                           | InvalidNumberLiteral           |
      | RETURN [1, 2                                           | UnexpectedSyntax               |
