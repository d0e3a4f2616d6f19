/** What texts are made of that nobody would write: words, signs, names and values, two spaces between them. */

const between = (text: string): readonly string[] => text.trim().split(/ {2,}|\n\s*/u);

const CLAUSES = between(`
  MATCH  OPTIONAL MATCH  WHERE  RETURN  WITH  UNWIND  AS  CREATE  MERGE  SET  REMOVE  DELETE  DETACH DELETE
  CALL  YIELD  UNION  ALL  ORDER BY  SKIP  LIMIT  DISTINCT  FOREACH  ON CREATE SET  FILTER  LET  FINISH
  EXISTS  COUNT  COLLECT  CASE  WHEN  THEN  ELSE  END  reduce  all  SHORTEST  DIFFERENT RELATIONSHIPS  CYPHER 5`);

const SIGNS = between(`
  (  )  [  ]  {  }  -  ->  <-  --  -->  :  |  &  !  %  *  ..  +  /  ^  ,  =  <>  <  >  =~  .  ;  $p  //
  IN  AND  OR  XOR  NOT  IS NULL  IS ::  STARTS WITH`);

const VALUES = between(`
  n  r  x  A  R  \`q q\`  'text'  "t"  'open  1  0  -1  2.5  1e400  0x  99999999999999999999
  null  true  count(*)  size(  labels(n)  n.x  trim(BOTH  FROM  INTEGER  {1,3}  /*  \\  −  😀`);

export const PIECES = [...CLAUSES, ...SIGNS, ...VALUES, '\u0000', '\u2028'];
