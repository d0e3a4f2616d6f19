/** What the driver and the server complain of, in words that say what to do. */
import neo4j, { type Neo4jError } from 'neo4j-driver';
import { CypherError } from '#cypher';
import { StoreError } from '../store-error.ts';

interface Place {
  /** As the user wrote it, without credentials. */
  readonly address: string;
  readonly database: string | null;
}

interface Meaning {
  /** Of the error's code or, where the driver has none, its text. */
  readonly matches: RegExp;
  readonly retriable?: boolean;
  says(place: Place, text: string): string;
}

const databaseOf = ({ database }: Place): string =>
  database === null ? 'The database' : `The database ${database}`;

/** The first that matches tells; the code is asked before the text. */
const meanings: readonly Meaning[] = [
  {
    matches:
      /^Neo\.ClientError\.Security\.(?:Unauthorized|CredentialsExpired|TokenExpired)|missing key `(?:scheme|principal|credentials)/u,
    says: ({ address }) =>
      `${address} refuses the user name or password. Set NEO4J_USERNAME (else neo4j) and NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE, to those of the server.`,
  },
  {
    matches: /^Neo\.ClientError\.Security\.AuthenticationRateLimit/u,
    retriable: true,
    says: ({ address }) =>
      `${address} takes no password for a while: too many wrong ones came before. Wait a few seconds, then give the right one.`,
  },
  {
    matches: /^Neo\.ClientError\.Database\.DatabaseNotFound|GraphReference not found/u,
    says: ({ address, database }) =>
      `${address} has no database ${JSON.stringify(database ?? '')}. Name one that SHOW DATABASES lists, or leave the name out for the server's own; the community edition has one only, neo4j.`,
  },
  {
    matches:
      /^Neo\.\w+\.(?:Security\.Forbidden|General\.(?:ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase|ReadOnly))|read-only|read_only/iu,
    says: place =>
      `${databaseOf(place)} at ${place.address} does not let this user write, which takes the right to create constraints, indexes, nodes and relationships. Grant them (GRANT ALL ON DATABASE ...), or take another user or database.`,
  },
  {
    matches:
      /^Neo\.\w+\.Transaction\.TransactionLogError|No space left on device|Could not append transaction/u,
    retriable: true,
    says: ({ address }) =>
      `${address} cannot write to its disk, which is full or broken. Make room, start the server anew, and run this again: it ends in the same graph.`,
  },
  {
    matches:
      /^Neo\.ClientError\.Schema\.(?:ConstraintCreationFailed|ConstraintValidationFailed|ConstraintViolation|IndexWithNameAlreadyExists|ConstraintWithNameAlreadyExists)/u,
    says: ({ address }, text) =>
      `The data at ${address} does not allow what the graph needs (unique ids): ${text} Name a database that holds nothing else.`,
  },
  {
    matches:
      /^Neo\.\w+\.(?:General\.DatabaseUnavailable|Database\.DatabaseUnavailable|General\.TransactionOutOfMemory)/u,
    retriable: true,
    says: place =>
      `${databaseOf(place)} at ${place.address} is not available now. Try again in a moment; the server's log says why.`,
  },
  {
    matches: /responded HTTP/u,
    says: ({ address }) => `${address} speaks HTTP. Name the port of Bolt: 7687 by default, not 7474.`,
  },
  {
    matches: /before secure TLS|certificate|self.signed|wrong version number|EPROTO/iu,
    says: ({ address }) =>
      `${address} cannot be reached so: either it does not encrypt (write bolt:// or neo4j:// without +s), or its certificate is not known here (+ssc trusts any).`,
  },
  {
    matches: /protocol version/iu,
    says: ({ address }) =>
      `${address} speaks no version of Bolt that is known here. Herdbook needs Neo4j 5 or newer.`,
  },
  {
    matches: /ENOTFOUND|EAI_AGAIN/u,
    retriable: true,
    says: ({ address }) => `Nobody knows the host of ${address}. Check its name.`,
  },
  {
    matches:
      /^(?:ServiceUnavailable|SessionExpired)$|ECONNREFUSED|ECONNRESET|ETIMEDOUT|routing servers|Connection (?:was )?closed|acquisition timed out|Pool is closed/iu,
    retriable: true,
    says: ({ address }) =>
      `No Neo4j answers at ${address}. Start it, or check host and port (7687 by default), and run this again.`,
  },
];

/** The error as ours; what is no complaint of the driver's goes on as it is. */
export function translate(error: unknown, place: Place): unknown {
  if (!isDriverError(error)) return error;
  const code = String(error.code ?? '');
  const statement = statementError(code, error);
  if (statement) return statement;
  const texts = [code, ...chain(error)];
  const meaning = meanings.find(({ matches }) => texts.some(text => matches.test(text)));
  if (meaning)
    return new StoreError(meaning.says(place, firstLine(error.message)), {
      retriable: meaning.retriable ?? false,
      cause: error,
    });
  return new StoreError(`${place.address}: ${firstLine(error.message)} (${code})`, {
    retriable: error.retryable,
    cause: error,
  });
}

const isDriverError = (error: unknown): error is Neo4jError =>
  error instanceof Error && (error instanceof neo4j.Neo4jError || error.name === 'Neo4jError');

/** What is wrong with the query, not with the server. */
function statementError(code: string, error: Neo4jError): CypherError | null {
  const [, detail] = /^Neo\.ClientError\.(?:Statement|Procedure)\.(\w+)$/u.exec(code) ?? [];
  if (detail !== undefined)
    return new CypherError({
      kind: detail === 'SyntaxError' ? 'semantic' : 'runtime',
      detail,
      message: firstLine(error.message),
    });
  if (/\.Transaction\.(?:TransactionTimedOut|Terminated)/u.test(code))
    return new CypherError({
      kind: 'budget',
      detail: 'Stopped',
      message: 'The server ended the query: it took longer than the server allows.',
      hint: 'Narrow it, or raise db.transaction.timeout on the server.',
    });
  if (/MemoryPoolOutOfMemory|OutOfMemory|StackOverFlow|TransactionMemoryLimit/u.test(code))
    return new CypherError({
      kind: 'budget',
      detail: 'OutOfMemory',
      message: 'The query needs more memory than the server grants it.',
      hint: 'Narrow it, or collect less at once.',
    });
  return null;
}

/** Neo4j repeats the query below its message. */
function firstLine(text: string): string {
  return text.split('\n')[0]!.trim();
}

function* chain(error: unknown): Generator<string> {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    yield at.message;
}
