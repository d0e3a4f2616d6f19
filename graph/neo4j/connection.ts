/** One driver, and the two ways to work with it: a reading transaction and a writing one, both run again where the server asks for it. */
import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import { StoreError } from '../store-error.ts';
import { type Neo4jAddress, parseAddress } from './address.ts';
import { translate } from './errors.ts';

export interface Credentials {
  /** Null: the server asks for none. */
  readonly password: string | null;
  readonly username: string;
}

/** Rows that the server may send ahead of whoever reads them. */
const FETCH_SIZE = 1_000;
const LEAST_VERSION = 5;
/** Milliseconds after which a server that hangs is taken for away: by one who watches it, and by one who has just come. */
const GLANCE_MS = 4_000;
export const FIRST_GLANCE_MS = 60_000;

export class Connection {
  /** As the user wrote it. */
  readonly address: string;
  readonly #parts: Neo4jAddress;
  readonly #driver: Driver;
  readonly #bookmarks = neo4j.bookmarkManager();

  /** @throws StoreError where the address is none */
  constructor(address: string, { username, password }: Credentials) {
    this.address = address;
    this.#parts = parseAddress(address);
    this.#driver = neo4j.driver(
      this.#parts.url,
      password === null ? undefined : neo4j.auth.basic(username, password),
      {
        useBigInt: true,
        userAgent: 'herdbook',
        maxTransactionRetryTime: 5_000,
        connectionTimeout: 5_000,
        connectionAcquisitionTimeout: 10_000,
        telemetryDisabled: true,
      },
    );
  }

  /** Who answers, such as `Neo4j/5.26.28`. @throws StoreError where nobody does, or one that is too old */
  async greet(): Promise<string> {
    return this.#guard(async () => {
      const { agent = '' } = await this.#driver.getServerInfo();
      const version = Number(/\/v?(\d+)/u.exec(agent)?.[1] ?? 0);
      if (version < LEAST_VERSION)
        throw new StoreError(
          `${this.address} is ${agent || 'unknown'}. Herdbook needs Neo4j ${LEAST_VERSION} or newer.`,
        );
      return agent;
    });
  }

  /** One look without a second try: whether the server is there is to be known at once. */
  async glance<T>(work: (session: Session) => Promise<T>, patienceMs = GLANCE_MS): Promise<T> {
    const looking = this.#within(neo4j.session.READ, work);
    // A server that hangs says nothing, not even that it does.
    const late = new StoreError(
      `The Neo4j at ${this.address} does not answer in time. It may be busy, or stopped.`,
      {
        retriable: true,
      },
    );
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(late), patienceMs);
    });
    looking.catch(() => {});
    return Promise.race([looking, patience]).finally(() => clearTimeout(timer));
  }

  read<T>(work: (transaction: ManagedTransaction) => Promise<T>, timeoutMs?: number): Promise<T> {
    const config = timeoutMs === undefined ? {} : { timeout: Math.max(1, Math.ceil(timeoutMs)) };
    return this.#within(neo4j.session.READ, session => session.executeRead(work, config));
  }

  /** The work may run several times. */
  write<T>(work: (transaction: ManagedTransaction) => Promise<T>): Promise<T> {
    return this.#within(neo4j.session.WRITE, session => session.executeWrite(work));
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #within<T>(defaultAccessMode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const { database } = this.#parts;
    const session = this.#driver.session({
      defaultAccessMode,
      fetchSize: FETCH_SIZE,
      bookmarkManager: this.#bookmarks,
      ...(database === null ? {} : { database }),
    });
    try {
      return await this.#guard(() => work(session));
    } finally {
      // Whatever was wrong is told already.
      await session.close().catch(() => {});
    }
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translate(error, { address: this.address, database: this.#parts.database });
    }
  }
}
