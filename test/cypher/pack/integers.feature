#encoding: utf-8

# Neo4j Cypher manual, "Values and types": integers are signed, of 64 bits; floats are IEEE 754 of 64 bits.
Feature: Integers of 64 bits

  Scenario Outline: The value of <expression>
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                    | value                |
      | 9223372036854775807                           | 9223372036854775807  |
      | -9223372036854775808                          | -9223372036854775808 |
      | 9007199254740993                              | 9007199254740993     |
      | 9007199254740992 + 1                          | 9007199254740993     |
      | 9007199254740993 - 1                          | 9007199254740992     |
      | 3037000499 * 3037000499                       | 9223372030926249001  |
      | 9223372036854775807 / 2                       | 4611686018427387903  |
      | 9223372036854775807 % 10                      | 7                    |
      | -7 / 2                                        | -3                   |
      | -7 % 3                                        | -1                   |
      | 9007199254740993 = 9007199254740992           | false                |
      | 9007199254740993 > 9007199254740992           | true                 |
      | 9007199254740992 = 9007199254740992.0         | true                 |
      | 9007199254740993 IN [9007199254740992]        | false                |
      | toString(9223372036854775807)                 | '9223372036854775807' |
      | toInteger('9223372036854775807')              | 9223372036854775807  |
      | abs(-9223372036854775807)                     | 9223372036854775807  |
      | size(range(9223372036854775800, 9223372036854775807)) | 8            |
      | range(9007199254740991, 9007199254740994)[3]  | 9007199254740994     |
      | 0xff                                          | 255                  |
      | 0o17                                          | 15                   |
      | -0x10                                         | -16                  |
      | 1 = 1.0                                       | true                 |
      | 5 / 2                                         | 2                    |
      | 5 / 2.0                                       | 2.5                  |
      | 4 / 2.0                                       | 2.0                  |
      | 1e3                                           | 1000.0               |
      | toFloat(9007199254740993)                     | 9007199254740992.0   |

  Scenario Outline: <expression> is beyond 64 bits
    Given an empty graph
    When executing query:
      """
      WITH 9223372036854775807 AS max, -9223372036854775808 AS min RETURN <expression> AS value
      """
    Then a ArithmeticError should be raised at runtime: IntegerOverflow

    Examples:
      | expression |
      | max + 1    |
      | toInteger('9223372036854775808') |
      | min - 1    |
      | max * 2    |
      | -min       |
      | abs(min)   |
      | min / -1   |

  Scenario: A sum beyond 64 bits
    Given an empty graph
    When executing query:
      """
      UNWIND [9223372036854775807, 1] AS x RETURN sum(x) AS value
      """
    Then a ArithmeticError should be raised at runtime: IntegerOverflow

  Scenario: A sum of large integers is exact
    Given an empty graph
    When executing query:
      """
      UNWIND [9007199254740993, 9007199254740993] AS x RETURN sum(x) AS sum, max(x) AS max, collect(DISTINCT x) AS all
      """
    Then the result should be, in any order:
      | sum               | max              | all                |
      | 18014398509481986 | 9007199254740993 | [9007199254740993] |
    And no side effects

  Scenario: Large integers are grouped and sorted exactly
    Given an empty graph
    When executing query:
      """
      UNWIND [9007199254740993, 9007199254740992, 9007199254740993] AS x RETURN x, count(*) AS n ORDER BY x DESC
      """
    Then the result should be, in order:
      | x                | n |
      | 9007199254740993 | 2 |
      | 9007199254740992 | 1 |
    And no side effects

  Scenario: A large integer is kept and found in the graph
    Given an empty graph
    And having executed:
      """
      CREATE ({id: 9007199254740993}), ({id: 9007199254740992})
      """
    When executing query:
      """
      MATCH (n {id: 9007199254740993}) RETURN n.id AS id
      """
    Then the result should be, in any order:
      | id               |
      | 9007199254740993 |
    And no side effects

  Scenario: A large integer as a parameter
    Given an empty graph
    And parameters are:
      | x | 9223372036854775806 |
    When executing query:
      """
      RETURN $x + 1 AS value
      """
    Then the result should be, in any order:
      | value               |
      | 9223372036854775807 |
    And no side effects

  Scenario: A literal beyond 64 bits
    Given an empty graph
    When executing query:
      """
      RETURN 9223372036854775808 AS value
      """
    Then a SyntaxError should be raised at compile time: IntegerOverflow
