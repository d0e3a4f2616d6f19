# What Neo4j has taken up since openCypher 9: predicates in CASE, sides of trim, clauses that filter, bind and page.
# Checked against the Cypher manual: CASE (extended simple form), String functions (trim), FILTER, LET, ORDER BY, SKIP and
# LIMIT (as clauses of their own), Match modes.
Feature: newer forms

  Scenario Outline: a CASE of a subject asks predicates, <what>
    Given an empty graph
    When executing query:
      """
      UNWIND [null, -1, 0, 7, 30] AS x
      RETURN collect(CASE x <whens> ELSE 'else' END) AS found
      """
    Then the result should be, in any order:
      | found   |
      | <found> |
    And no side effects

    Examples:
      | what                     | whens                                             | found                                  |
      | comparisons              | WHEN < 0 THEN 'less' WHEN >= 7 THEN 'more'        | ['else', 'less', 'else', 'more', 'more'] |
      | null                     | WHEN IS NULL THEN 'none' WHEN IS NOT NULL THEN 'some' | ['none', 'some', 'some', 'some', 'some'] |
      | several in one branch    | WHEN 0, > 7, IS NULL THEN 'one'                   | ['one', 'else', 'one', 'else', 'one']  |
      | values beside predicates | WHEN 7 THEN 'seven' WHEN < 7 THEN 'below'         | ['else', 'below', 'below', 'seven', 'else'] |
      | the first that holds     | WHEN > 0 THEN 'a' WHEN > 7 THEN 'b'               | ['else', 'else', 'else', 'a', 'a']     |
      | inequality               | WHEN <> 0 THEN 'other'                            | ['else', 'other', 'else', 'other', 'other'] |
      | membership               | WHEN IN [0, 30] THEN 'in'                         | ['else', 'else', 'in', 'else', 'in']   |
      | types                    | WHEN IS :: INTEGER NOT NULL THEN 'number'         | ['else', 'number', 'number', 'number', 'number'] |
      | a negative value         | WHEN -1 THEN 'minus one'                          | ['else', 'minus one', 'else', 'else', 'else'] |
      | a null as a value        | WHEN null THEN 'none'                             | ['else', 'else', 'else', 'else', 'else'] |

  Scenario Outline: a CASE of a text asks <operator>
    Given an empty graph
    When executing query:
      """
      RETURN CASE 'Alpaca' WHEN <operator> THEN true ELSE false END AS found
      """
    Then the result should be, in any order:
      | found |
      | true  |
    And no side effects

    Examples:
      | operator          |
      | STARTS WITH 'Al'  |
      | ENDS WITH 'ca'    |
      | CONTAINS 'pac'    |
      | =~ 'A.*'          |

  Scenario Outline: trim says which side and what, <call>
    Given an empty graph
    When executing query:
      """
      RETURN <call> AS text
      """
    Then the result should be, in any order:
      | text   |
      | <text> |
    And no side effects

    Examples:
      | call                             | text   |
      | trim(BOTH 'x' FROM 'xxaxx')      | 'a'    |
      | trim(LEADING 'x' FROM 'xxaxx')   | 'axx'  |
      | trim(TRAILING 'x' FROM 'xxaxx')  | 'xxa'  |
      | trim('x' FROM 'xax')             | 'a'    |
      | trim(BOTH FROM '  a ')           | 'a'    |
      | trim(LEADING FROM '  a ')        | 'a '   |
      | trim(TRAILING FROM '  a ')       | '  a'  |
      | trim(FROM ' a ')                 | 'a'    |
      | trim(' a ')                      | 'a'    |
      | trim(BOTH null FROM 'a')         | null   |
      | trim(BOTH 'x' FROM null)         | null   |

  Scenario: the words of trim are names elsewhere
    Given an empty graph
    When executing query:
      """
      WITH ' a ' AS both, ' b ' AS leading
      RETURN trim(both) AS x, trim(leading + '') AS y
      """
    Then the result should be, in any order:
      | x   | y   |
      | 'a' | 'b' |
    And no side effects

  Scenario: FILTER lets rows pass
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3, null] AS x
      FILTER x > 1
      RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
      | 3 |
    And no side effects

  Scenario: FILTER takes the word WHERE
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x FILTER WHERE x = 2 RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And no side effects

  Scenario: FILTER after OPTIONAL MATCH takes rows away, where WHERE would not
    Given an empty graph
    And having executed:
      """
      CREATE (:P {age: 32}), (:P {age: 40})
      """
    When executing query:
      """
      UNWIND [32, 37, 40] AS age
      OPTIONAL MATCH (p:P)
      FILTER p.age = age
      RETURN p.age AS age
      """
    Then the result should be, in any order:
      | age |
      | 32  |
      | 40  |
    And no side effects

  Scenario: LET binds and drops nothing
    Given an empty graph
    And having executed:
      """
      CREATE ({first: 'Ann', last: 'Ape'})
      """
    When executing query:
      """
      MATCH (n)
      LET name = n.first + ' ' + n.last, letters = size(n.first)
      LET long = letters > 2
      RETURN n.last AS last, name, letters, long
      """
    Then the result should be, in any order:
      | last  | name      | letters | long |
      | 'Ape' | 'Ann Ape' | 3       | true |
    And no side effects

  Scenario: LET may bind null, and lists as they are
    Given an empty graph
    When executing query:
      """
      LET x = null, y = [1, 2] RETURN x, y
      """
    Then the result should be, in any order:
      | x    | y      |
      | null | [1, 2] |
    And no side effects

  Scenario Outline: LET and FILTER refuse <what>
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | what                | query                                           | detail               |
      | a name that is there | UNWIND [1] AS x LET x = 2 RETURN x             | VariableAlreadyBound |
      | an aggregate        | UNWIND [1] AS x LET y = sum(x) RETURN y         | InvalidAggregation   |
      | an aggregate, both  | UNWIND [1] AS x FILTER sum(x) > 1 RETURN x      | InvalidAggregation   |
      | to end a query      | LET x = 1                                       | UnexpectedSyntax     |
      | a name that is not  | FILTER x > 1 RETURN 1                           | UndefinedVariable    |
      | what is no boolean  | UNWIND [1] AS x FILTER x + 1 RETURN x           | InvalidArgumentType  |

  Scenario: ORDER BY, SKIP and LIMIT stand on their own
    Given an empty graph
    When executing query:
      """
      UNWIND [3, 1, 4, 2] AS x
      ORDER BY x DESC
      SKIP 1
      LIMIT 2
      RETURN collect(x) AS xs
      """
    Then the result should be, in any order:
      | xs     |
      | [3, 2] |
    And no side effects

  Scenario: LIMIT before another MATCH
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})-[:R]->(:B), (:A {x: 2})-[:R]->(:B)
      """
    When executing query:
      """
      MATCH (a:A) ORDER BY a.x LIMIT 1
      MATCH (a)-->(b)
      RETURN a.x AS x, count(b) AS n
      """
    Then the result should be, in any order:
      | x | n |
      | 1 | 1 |
    And no side effects

  Scenario: OFFSET is SKIP
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x OFFSET 1 LIMIT 1 RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 2 |
    And no side effects

  Scenario: LIMIT before what writes
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x LIMIT 2 CREATE (:N {x: x})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 2 |

  Scenario Outline: the mode of a MATCH that is the rule may be said, <mode>
    Given an empty graph
    And having executed:
      """
      CREATE (a)-[:R]->(b)
      """
    When executing query:
      """
      MATCH <mode> (a)-[r]-(b)-[s]-(c) RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n |
      | 0 |
    And no side effects

    Examples:
      | mode                    |
      | DIFFERENT RELATIONSHIPS |
      | DIFFERENT RELATIONSHIP  |

  Scenario: a path may be named as a mode is
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:R]->()
      """
    When executing query:
      """
      MATCH different = ()-->() RETURN length(different) AS n
      """
    Then the result should be, in any order:
      | n |
      | 1 |
    And no side effects

  Scenario Outline: what a server is told of how to run a query changes nothing, <options>
    Given an empty graph
    When executing query:
      """
      <options> RETURN 1 AS x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

    Examples:
      | options                                |
      | CYPHER 5                               |
      | CYPHER 25                              |
      | CYPHER runtime = slotted               |
      | CYPHER 5 runtime=pipelined planner=dp  |

  Scenario: words of newer clauses are names elsewhere
    Given an empty graph
    When executing query:
      """
      WITH 1 AS filter, 2 AS let, 3 AS order, 4 AS limit, 5 AS skip, 6 AS offset
      RETURN filter + let + order + limit + skip + offset AS sum, {limit: 1}.limit AS one
      """
    Then the result should be, in any order:
      | sum | one |
      | 21  | 1   |
    And no side effects
