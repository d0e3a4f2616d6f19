#encoding: utf-8

# Neo4j Cypher manual, "Map projection", "List comprehension", "reduce()" and the list functions.
Feature: Map projections, reduce and lists

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:P {name: 'Ann', age: 40, city: 'Oslo'})-[:R {w: 1}]->(:P {name: 'Bob'})
      """

  Scenario Outline: The projection <projection>
    When executing query:
      """
      MATCH (p {name: 'Ann'}) WITH p, 7 AS lucky RETURN p <projection> AS map
      """
    Then the result should be, in any order:
      | map   |
      | <map> |
    And no side effects

    Examples:
      | projection                        | map                                              |
      | {.name}                           | {name: 'Ann'}                                    |
      | {.name, .age}                     | {name: 'Ann', age: 40}                           |
      | {.*}                              | {name: 'Ann', age: 40, city: 'Oslo'}             |
      | {}                                | {}                                               |
      | {.missing}                        | {missing: null}                                  |
      | {lucky}                           | {lucky: 7}                                       |
      | {.name, lucky}                    | {name: 'Ann', lucky: 7}                          |
      | {.name, x: 1 + 1}                 | {name: 'Ann', x: 2}                              |
      | {.*, age: p.age + 1}              | {name: 'Ann', age: 41, city: 'Oslo'}             |
      | {.name, friends: [(p)-->(f) \| f.name]} | {name: 'Ann', friends: ['Bob']}            |
      | {.name, friends: COLLECT { MATCH (p)-->(f) RETURN f {.name} }} | {name: 'Ann', friends: [{name: 'Bob'}]} |

  Scenario: A projection of a map
    When executing query:
      """
      WITH {a: 1, b: {c: 2}} AS m RETURN m {.a, c: m.b.c, .d} AS map
      """
    Then the result should be, in any order:
      | map                   |
      | {a: 1, c: 2, d: null} |
    And no side effects

  Scenario: A projection of a relationship
    When executing query:
      """
      MATCH ()-[r]->() RETURN r {.*, type: type(r)} AS map
      """
    Then the result should be, in any order:
      | map                  |
      | {w: 1, type: 'R'}    |
    And no side effects

  Scenario: A projection of null
    When executing query:
      """
      OPTIONAL MATCH (n:Nope) RETURN n {.*} AS map, n {.name, x: 1} AS other
      """
    Then the result should be, in any order:
      | map  | other |
      | null | null  |
    And no side effects

  Scenario Outline: The value of <expression>
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                                | value                 |
      | reduce(sum = 0, x IN [1, 2, 3] \| sum + x)                | 6                     |
      | reduce(text = '', x IN ['a', 'b'] \| text + x)            | 'ab'                  |
      | reduce(acc = 1, x IN [] \| acc * x)                       | 1                     |
      | reduce(acc = 0, x IN null \| acc + x)                     | null                  |
      | reduce(acc = 0, x IN [1, null] \| acc + x)                | null                  |
      | reduce(acc = [], x IN [1, 2] \| [x] + acc)                | [2, 1]                |
      | reduce(m = 0, x IN [3, 9, 4] \| CASE WHEN x > m THEN x ELSE m END) | 9            |
      | reduce(a = 0, x IN [[1], [2, 3]] \| a + reduce(b = 0, y IN x \| b + y)) | 6       |
      | [x IN range(1, 5) WHERE x % 2 = 1]                        | [1, 3, 5]             |
      | [x IN range(1, 3) \| x * x]                               | [1, 4, 9]             |
      | [x IN [1, 2] \| [y IN [x, 0] \| y + 1]]                   | [[2, 1], [3, 1]]      |
      | [1, 2] + 3                                                | [1, 2, 3]             |
      | [1, 2] + [3]                                              | [1, 2, 3]             |
      | [1, 2] \|\| [3]                                           | [1, 2, 3]             |
      | 'a' \|\| 'b' \|\| 'c'                                     | 'abc'                 |
      | [1, 2, 3][-1]                                             | 3                     |
      | [1, 2, 3][1..]                                            | [2, 3]                |
      | [1, 2, 3][..-1]                                           | [1, 2]                |
      | [1, 2, 3][5]                                              | null                  |
      | {a: [1, {b: 2}]}.a[1].b                                   | 2                     |
      | {a: 1}['a']                                               | 1                     |
      | head([]) IS NULL                                          | true                  |
      | tail([1, 2, 3])                                           | [2, 3]                |
      | reverse([1, 2, 3])                                        | [3, 2, 1]             |
      | size([[], null])                                          | 2                     |
      | isEmpty([])                                               | true                  |
      | isEmpty({})                                               | true                  |
      | isEmpty('x')                                              | false                 |
      | keys({a: 2})                                              | ['a']                 |
      | coalesce(null, null, 3)                                   | 3                     |
      | nullIf(4, 4)                                              | null                  |
      | nullIf('a', 'b')                                          | 'a'                   |
      | all(x IN [] WHERE x > 1)                                  | true                  |
      | single(x IN [1, 2, 3] WHERE x = 2)                        | true                  |
      | CASE 2 WHEN 1, 2 THEN 'few' ELSE 'many' END               | 'few'                 |
      | CASE WHEN null THEN 1 ELSE 2 END                          | 2                     |

  Scenario: reduce over the nodes of a path
    When executing query:
      """
      MATCH p = (:P {name: 'Ann'})-->() RETURN reduce(text = '', n IN nodes(p) | text + n.name) AS text
      """
    Then the result should be, in any order:
      | text     |
      | 'AnnBob' |
    And no side effects

  Scenario: A list is what reduce goes over
    When executing query:
      """
      RETURN reduce(a = 0, x IN 5 | a + x) AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: The accumulator stays inside
    When executing query:
      """
      RETURN reduce(a = 0, x IN [1] | a + x) + a AS value
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable
