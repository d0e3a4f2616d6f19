#encoding: utf-8

# Neo4j Cypher manual, "Shortest paths" (SHORTEST, ALL SHORTEST, ANY, GROUPS) and "Shortest path functions".
Feature: Shortest paths

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:N {n: 'a'}), (b:N {n: 'b'}), (c:N {n: 'c'}), (d:N {n: 'd'}), (e:N:Far {n: 'e'}), (z:N {n: 'z'}),
             (a)-[:R {w: 1}]->(b), (b)-[:R {w: 1}]->(d), (a)-[:R {w: 5}]->(c), (c)-[:R {w: 5}]->(d),
             (d)-[:R {w: 1}]->(e), (a)-[:S {w: 7}]->(d), (e)-[:R {w: 2}]->(a)
      """

  Scenario Outline: From a to e with the pattern <pattern>
    When executing query:
      """
      MATCH p = <selector> ({n: 'a'})<pattern>({n: 'e'}) RETURN [x IN nodes(p) | x.n] AS names
      """
    Then the result should be, in any order:
      | names   |
      | <names> |
    And no side effects

    Examples:
      | selector            | pattern      | names           |
      | SHORTEST 1          | -->+         | ['a', 'd', 'e'] |
      | ANY SHORTEST        | -->+         | ['a', 'd', 'e'] |
      | ALL SHORTEST        | -->+         | ['a', 'd', 'e'] |
      | SHORTEST GROUP      | -->+         | ['a', 'd', 'e'] |
      | SHORTEST 1 GROUPS   | -->+         | ['a', 'd', 'e'] |
      | SHORTEST 1 PATHS    | -->+         | ['a', 'd', 'e'] |
      | SHORTEST 1          | --+          | ['a', 'e']      |
      | ANY SHORTEST        | <--+         | ['a', 'e']      |
      | SHORTEST 1          | (()-->())+   | ['a', 'd', 'e'] |
      | ALL SHORTEST        | (()-->())+   | ['a', 'd', 'e'] |
      | SHORTEST 1          | -[:S]->(x)-->+ | ['a', 'd', 'e'] |
      | SHORTEST 1          | -->{1,9}     | ['a', 'd', 'e'] |

  Scenario: All shortest paths of one type
    When executing query:
      """
      MATCH p = ALL SHORTEST ({n: 'a'})-[:R]->+({n: 'e'}) RETURN [x IN nodes(p) | x.n] AS names
      """
    Then the result should be, in any order:
      | names                |
      | ['a', 'b', 'd', 'e'] |
      | ['a', 'c', 'd', 'e'] |
    And no side effects

  Scenario: One shortest path of one type
    When executing query:
      """
      MATCH p = SHORTEST 1 ({n: 'a'})-[:R]->+({n: 'e'}) RETURN length(p) AS length, count(*) AS n
      """
    Then the result should be, in any order:
      | length | n |
      | 3      | 1 |
    And no side effects

  Scenario Outline: The <selector> paths from a to d
    When executing query:
      """
      MATCH p = <selector> ({n: 'a'})-->+({n: 'd'})
      WITH length(p) AS length ORDER BY length RETURN collect(length) AS lengths
      """
    Then the result should be, in any order:
      | lengths   |
      | <lengths> |
    And no side effects

    Examples:
      | selector          | lengths      |
      | SHORTEST 1        | [1]          |
      | SHORTEST 2        | [1, 2]       |
      | SHORTEST 3        | [1, 2, 2]    |
      | SHORTEST 1 GROUPS | [1]          |
      | SHORTEST 2 GROUPS | [1, 2, 2]    |
      | ALL SHORTEST      | [1]          |

  Scenario Outline: The <selector> paths along a group
    When executing query:
      """
      MATCH p = <selector> ({n: 'a'})((x)-->(y) WHERE x <> y)+({n: 'd'})
      WITH length(p) AS length ORDER BY length RETURN collect(length) AS lengths
      """
    Then the result should be, in any order:
      | lengths   |
      | <lengths> |
    And no side effects

    Examples:
      | selector          | lengths   |
      | SHORTEST 1        | [1]       |
      | SHORTEST 3        | [1, 2, 2] |
      | SHORTEST 2 GROUPS | [1, 2, 2] |

  Scenario: ANY gives one path
    When executing query:
      """
      MATCH p = ANY ({n: 'a'})-->+({n: 'd'}) RETURN count(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And no side effects

  Scenario: ANY 2 gives two paths
    When executing query:
      """
      MATCH p = ANY 2 PATHS ({n: 'a'})-->+({n: 'd'}) RETURN count(p) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And no side effects

  Scenario: To every node that can be reached
    When executing query:
      """
      MATCH p = SHORTEST 1 ({n: 'a'})-[:R]->+(x) RETURN x.n AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'b' | 1      |
      | 'c' | 1      |
      | 'd' | 2      |
      | 'e' | 3      |
      | 'a' | 4      |
    And no side effects

  Scenario: A star includes the start itself
    When executing query:
      """
      MATCH p = ANY SHORTEST ({n: 'd'})-[:R]->*(x) WHERE x.n < 'c' OR x.n = 'd' RETURN x.n AS x, length(p) AS length
      """
    Then the result should be, in any order:
      | x   | length |
      | 'd' | 0      |
      | 'a' | 2      |
      | 'b' | 3      |
    And no side effects

  Scenario: WHERE after the pattern is asked of the path that was chosen
    When executing query:
      """
      MATCH p = SHORTEST 1 ({n: 'a'})-->+({n: 'd'}) WHERE length(p) > 1 RETURN p
      """
    Then the result should be, in any order:
      | p |
    And no side effects

  Scenario: WHERE in the parenthesis is asked before a path is chosen
    When executing query:
      """
      MATCH SHORTEST 1 (({n: 'a'})-[r]->+(x {n: 'd'}) WHERE none(i IN r WHERE i:S)) RETURN size(r) AS size
      """
    Then the result should be, in any order:
      | size |
      | 2    |
    And no side effects

  Scenario: A selector between nodes that are bound before
    When executing query:
      """
      MATCH (s {n: 'a'}), (t:Far) MATCH p = ALL SHORTEST (s)-[:R]-+(t) RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 1      |
    And no side effects

  Scenario: No way, no row
    When executing query:
      """
      MATCH p = SHORTEST 1 ({n: 'a'})--+({n: 'z'}) RETURN p
      """
    Then the result should be, in any order:
      | p |
    And no side effects

  Scenario: No way in OPTIONAL MATCH
    When executing query:
      """
      MATCH (s {n: 'a'}), (t {n: 'z'}) OPTIONAL MATCH p = SHORTEST 1 (s)--+(t) RETURN p
      """
    Then the result should be, in any order:
      | p    |
      | null |
    And no side effects

  Scenario Outline: shortestPath with <pattern>
    When executing query:
      """
      MATCH (s {n: 'a'}), (t {n: 'e'}) MATCH p = shortestPath((s)<pattern>(t)) RETURN [x IN nodes(p) | x.n] AS names
      """
    Then the result should be, in any order:
      | names   |
      | <names> |
    And no side effects

    Examples:
      | pattern       | names           |
      | -[*]->        | ['a', 'd', 'e'] |
      | -[*]-         | ['a', 'e']      |
      | <-[*]-        | ['a', 'e']      |
      | -[*..3]->     | ['a', 'd', 'e'] |
      | -[:S\|R*]->   | ['a', 'd', 'e'] |
      | <-[:R]-       | ['a', 'e']      |

  Scenario: allShortestPaths gives each of the least length
    When executing query:
      """
      MATCH p = allShortestPaths(({n: 'a'})-[:R*]->({n: 'd'})) RETURN [x IN nodes(p) | x.n] AS names
      """
    Then the result should be, in any order:
      | names           |
      | ['a', 'b', 'd'] |
      | ['a', 'c', 'd'] |
    And no side effects

  Scenario: shortestPath looks on where WHERE refuses a path
    When executing query:
      """
      MATCH p = shortestPath(({n: 'a'})-[*]->({n: 'd'}))
      WHERE all(r IN relationships(p) WHERE r.w < 5)
      RETURN [x IN nodes(p) | x.n] AS names
      """
    Then the result should be, in any order:
      | names           |
      | ['a', 'b', 'd'] |
    And no side effects

  Scenario: shortestPath of a length that WHERE asks
    When executing query:
      """
      MATCH p = shortestPath(({n: 'a'})-[*]->({n: 'e'})) WHERE length(p) > 2 RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  Scenario: shortestPath beyond its greatest length
    When executing query:
      """
      MATCH p = shortestPath(({n: 'b'})-[:R*..2]->({n: 'a'})) RETURN p
      """
    Then the result should be, in any order:
      | p |
    And no side effects

  Scenario: shortestPath as a value
    When executing query:
      """
      MATCH (s {n: 'a'}), (t:N) WHERE t <> s RETURN t.n AS t, length(shortestPath((s)-[:R*]->(t))) AS length ORDER BY t
      """
    Then the result should be, in order:
      | t   | length |
      | 'b' | 1      |
      | 'c' | 1      |
      | 'd' | 2      |
      | 'e' | 3      |
      | 'z' | null   |
    And no side effects

  Scenario: allShortestPaths as a value
    When executing query:
      """
      MATCH (s {n: 'a'}), (t {n: 'd'}) RETURN size(allShortestPaths((s)-[:R*]->(t))) AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And no side effects

  Scenario: shortestPath in a condition
    When executing query:
      """
      MATCH (s {n: 'a'}), (t:N) WHERE t <> s AND length(shortestPath((s)-[*]->(t))) = 1 RETURN t.n AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'b' |
      | 'c' |
      | 'd' |
    And no side effects

  Scenario: shortestPath takes one relationship
    When executing query:
      """
      MATCH p = shortestPath((a)-->(b)-->(c)) RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidShortestPath

  Scenario: shortestPath as a value needs nodes that are known
    When executing query:
      """
      MATCH (a) RETURN shortestPath((a)-[*]->(b)) AS p
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: SHORTEST 0 asks for nothing
    When executing query:
      """
      MATCH p = SHORTEST 0 (a)-->+(b) RETURN p
      """
    Then a SyntaxError should be raised at compile time: InvalidShortestPath
