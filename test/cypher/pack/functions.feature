#encoding: utf-8

# Neo4j Cypher manual, "Functions", "Regular expressions" and "Type predicate expressions".
Feature: Functions, regular expressions and types

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
      | expression                                  | value                      |
      | 'Anna' =~ 'An+a'                            | true                       |
      | 'Anna' =~ 'n+'                              | false                      |
      | 'Anna' =~ '.*n.*'                           | true                       |
      | 'ANNA' =~ '(?i)anna'                        | true                       |
      | 'ANNA' =~ 'anna'                            | false                      |
      | 'a\nb' =~ 'a.b'                             | false                      |
      | 'a\nb' =~ '(?s)a.b'                         | true                       |
      | 'x.y' =~ 'x\\\\.y'                          | true                       |
      | 'xzy' =~ 'x\\\\.y'                          | false                      |
      | '2024-01-02' =~ '\\\\d{4}-\\\\d{2}-\\\\d{2}' | true                      |
      | null =~ 'a'                                 | null                       |
      | 'a' =~ null                                 | null                       |
      | 'ab' =~ 'a\|ab'                             | true                       |
      | NOT 'ab' =~ 'b'                             | true                       |
      | 'aaaab' =~ '(a+)+b'                         | true                       |
      | 'aaaac' =~ '(a+)+b'                         | false                      |
      | toLower('ÄB')                               | 'äb'                       |
      | upper('ab')                                 | 'AB'                       |
      | lower('AB')                                 | 'ab'                       |
      | trim('  a ')                                | 'a'                        |
      | lTrim('  a')                                | 'a'                        |
      | rTrim('a  ')                                | 'a'                        |
      | btrim('xxaxx', 'x')                         | 'a'                        |
      | ltrim('xya', 'yx')                          | 'a'                        |
      | rtrim('axy', 'yx')                          | 'a'                        |
      | left('abc', 2)                              | 'ab'                       |
      | right('abc', 2)                             | 'bc'                       |
      | substring('abcd', 1, 2)                     | 'bc'                       |
      | replace('aXbX', 'X', '-')                   | 'a-b-'                     |
      | split('a,b', ',')                           | ['a', 'b']                 |
      | split('a,b;c', [',', ';'])                  | ['a', 'b', 'c']            |
      | reverse('abc')                              | 'cba'                      |
      | char_length('abc')                          | 3                          |
      | character_length('')                        | 0                          |
      | size('abc')                                 | 3                          |
      | toString(1.0)                               | '1.0'                      |
      | toString(true)                              | 'true'                     |
      | toString(date('2024-01-02'))                | '2024-01-02'               |
      | toStringOrNull([1])                         | null                       |
      | toInteger('12')                             | 12                         |
      | toInteger('12.9')                           | 12                         |
      | toInteger('x')                              | null                       |
      | toInteger(true)                             | 1                          |
      | toIntegerOrNull([1])                        | null                       |
      | toIntegerOrNull('7')                        | 7                          |
      | toFloat('1.5')                              | 1.5                        |
      | toFloat(1)                                  | 1.0                        |
      | toFloatOrNull(true)                         | null                       |
      | toBoolean('TRUE')                           | true                       |
      | toBoolean('maybe')                          | null                       |
      | toBooleanOrNull(1.5)                        | null                       |
      | toIntegerList(['1', 'x', 2.9, null])        | [1, null, 2, null]         |
      | toFloatList(['1', 2, 'x'])                  | [1.0, 2.0, null]           |
      | toStringList([1, true, 'a', null])          | ['1', 'true', 'a', null]   |
      | toBooleanList(['true', 'no', 0])            | [true, null, false]        |
      | abs(-3)                                     | 3                          |
      | abs(-1.5)                                   | 1.5                        |
      | ceil(1.2)                                   | 2.0                        |
      | ceiling(-1.2)                               | -1.0                       |
      | floor(-1.2)                                 | -2.0                       |
      | round(2.5)                                  | 3.0                        |
      | round(-2.5)                                 | -2.0                       |
      | round(3.14159, 2)                           | 3.14                       |
      | round(1.005, 2)                             | 1.01                       |
      | round(-1.25, 1)                             | -1.3                       |
      | round(2.5, 0, 'HALF_EVEN')                  | 2.0                        |
      | round(1.25, 1, 'DOWN')                      | 1.2                        |
      | round(-1.21, 1, 'UP')                       | -1.3                       |
      | round(1.25, 1, 'HALF_DOWN')                 | 1.2                        |
      | round(-1.29, 1, 'CEILING')                  | -1.2                       |
      | size('😀')                                  | 1                          |
      | substring('😀a', 1)                         | 'a'                        |
      | left('😀a', 1)                              | '😀'                       |
      | right('a😀', 1)                             | '😀'                       |
      | toString(1e20)                              | '1.0E20'                   |
      | toString(12345678.9)                        | '1.23456789E7'             |
      | toString(0.0001)                            | '1.0E-4'                   |
      | toString(0.001)                             | '0.001'                    |
      | 'x' + 1.0                                   | 'x1.0'                     |
      | toInteger(' 12')                            | null                       |
      | sign(-7)                                    | -1                         |
      | sqrt(16)                                    | 4.0                        |
      | 2 ^ 3                                       | 8.0                        |
      | exp(0)                                      | 1.0                        |
      | ln(1)                                       | 0.0                        |
      | log10(100)                                  | 2.0                        |
      | sin(0)                                      | 0.0                        |
      | cosh(0)                                     | 1.0                        |
      | degrees(pi())                               | 180.0                      |
      | haversin(0)                                 | 0.0                        |
      | isNaN(0.0 / 0.0)                            | true                       |
      | isNaN(1)                                    | false                      |
      | valueType(1)                                | 'INTEGER NOT NULL'         |
      | valueType(1.0)                              | 'FLOAT NOT NULL'           |
      | valueType('a')                              | 'STRING NOT NULL'          |
      | valueType(null)                             | 'NULL'                     |
      | valueType([1])                              | 'LIST<INTEGER NOT NULL> NOT NULL' |
      | valueType({a: 1})                           | 'MAP NOT NULL'             |
      | valueType(date())                           | 'DATE NOT NULL'            |
      | size(randomUUID())                          | 36                         |
      | timestamp() > 0                             | true                       |

  Scenario Outline: <value> IS <type>
    Given an empty graph
    When executing query:
      """
      RETURN <value> IS <type> AS holds
      """
    Then the result should be, in any order:
      | holds   |
      | <holds> |
    And no side effects

    Examples:
      | value           | type                        | holds |
      | 1               | :: INTEGER                  | true  |
      | 1               | :: INT                      | true  |
      | 1               | TYPED INTEGER               | true  |
      | 1               | :: STRING                   | false |
      | 1               | NOT :: STRING               | true  |
      | 1.0             | :: FLOAT                    | true  |
      | 1.0             | :: INTEGER                  | false |
      | 'a'             | :: STRING                   | true  |
      | true            | :: BOOLEAN                  | true  |
      | true            | :: BOOL                     | true  |
      | null            | :: INTEGER                  | true  |
      | null            | :: INTEGER NOT NULL         | false |
      | null            | :: NULL                     | true  |
      | 1               | :: NULL                     | false |
      | null            | :: NOTHING                  | false |
      | 1               | :: ANY                      | true  |
      | 1               | :: INTEGER \| STRING        | true  |
      | 'a'             | :: INTEGER \| STRING        | true  |
      | 1.5             | :: INTEGER \| STRING        | false |
      | [1, 2]          | :: LIST<INTEGER>            | true  |
      | [1, 'a']        | :: LIST<INTEGER>            | false |
      | [1, null]       | :: LIST<INTEGER>            | true  |
      | [1, null]       | :: LIST<INTEGER NOT NULL>   | false |
      | [1, 'a']        | :: LIST<INTEGER \| STRING>  | true  |
      | []              | :: LIST<STRING>             | true  |
      | [[1]]           | :: LIST<LIST<INTEGER>>      | true  |
      | {a: 1}          | :: MAP                      | true  |
      | date()          | :: DATE                     | true  |
      | duration('P1D') | :: DURATION                 | true  |
      | datetime()      | :: ZONED DATETIME           | true  |
      | localtime()     | :: LOCAL TIME               | true  |
      | date()          | :: LOCAL DATETIME           | false |

  Scenario: Types of nodes, relationships and paths
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:R]->(:B)
      """
    When executing query:
      """
      MATCH p = (a)-[r]->()
      RETURN a IS :: NODE AS node, r IS :: RELATIONSHIP AS relationship, p IS :: PATH AS path, a IS :: MAP AS map,
             valueType(a) AS type
      """
    Then the result should be, in any order:
      | node | relationship | path | map   | type            |
      | true | true         | true | false | 'NODE NOT NULL' |
    And no side effects

  Scenario: A node is found again by its elementId
    Given an empty graph
    And having executed:
      """
      CREATE (:A {n: 1}), (:A {n: 2})
      """
    When executing query:
      """
      MATCH (a:A {n: 2}) WITH elementId(a) AS id MATCH (b) WHERE elementId(b) = id RETURN b.n AS n, id IS :: STRING AS isText
      """
    Then the result should be, in any order:
      | n | isText |
      | 2 | true   |
    And no side effects

  Scenario: A relationship is found again by its elementId
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:R {n: 1}]->(:B)-[:R {n: 2}]->(:C)
      """
    When executing query:
      """
      MATCH ()-[r {n: 2}]->() WITH elementId(r) AS id MATCH ()-[s]->() WHERE elementId(s) = id RETURN s.n AS n
      """
    Then the result should be, in any order:
      | n |
      | 2 |
    And no side effects

  Scenario Outline: <expression> fails as it runs
    Given an empty graph
    When executing query:
      """
      WITH [1, 'a', [1]] AS l RETURN <expression> AS value
      """
    Then a <type> should be raised at runtime: <detail>

    Examples:
      | expression                  | type            | detail                   |
      | 'a' =~ '('                  | TypeError       | InvalidRegularExpression |
      | toUpper(l[0])               | TypeError       | InvalidArgumentValue     |
      | toInteger(l)                | TypeError       | InvalidArgumentValue     |
      | l[0] / 0                    | ArithmeticError | DivisionByZero           |
      | l[0] % 0                    | ArithmeticError | DivisionByZero           |
      | l[0] - l[1]                 | TypeError       | InvalidArgumentType      |
      | l['x']                      | TypeError       | ListElementAccessByNonInteger |
      | range(1, 5, l[0] - 1)       | ArgumentError   | NumberOutOfRange         |
