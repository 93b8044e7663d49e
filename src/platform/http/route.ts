import type { ZodType, z } from 'zod';
import type { Outcome, Refusal } from '../../kernel/outcome.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Secret } from '../config.ts';
import type { Access, Database, Tx } from '../database/database.ts';
import type { FileStore } from '../files.ts';
import type { Versions } from '../versions.ts';

/** How far a permission reaches: himself, his teams, his company, his company and those below it, everything. */
export type Scope = 'own' | 'team' | 'company' | 'subtree' | 'all';

/** Who calls. A guest has a session only once he has put something down (a basket, say). */
export type Caller = {
  readonly kind: 'guest' | 'buyer' | 'staff';
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  /** The account he acts for, of those he belongs to; null for guests and staff. */
  readonly activeAccountId: string | null;
  readonly memberships: readonly {
    readonly accountId: string;
    readonly roles: readonly string[];
    /** What prices ask of the account. */
    readonly segment?: string | null;
    readonly currency?: string;
  }[];
  readonly staffRoles: readonly string[];
  /** People of his teams, himself included: what scope `team` may see. */
  readonly teamPeople: readonly string[];
};

/** Where answers to mails go, and what whoever delivers mail here must show. */
export type MailIn = {
  /** "reply+*@halden.example" (the star takes a token) or a plain address; null: answers go to the person who wrote. */
  readonly replyAddress: string | null;
  readonly token: Secret;
};

/** What an action needs of the world: time, chance, the database behind the caller's walls. */
export type Context = {
  readonly database: Database;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The calendar day in the seller's zone, taken once per request. */
  readonly today: string;
  /** The day it is, where `today` is another that somebody looks ahead to: what is kept in memory is kept for this one. */
  readonly actualDay?: string;
  readonly caller: Caller;
  readonly access: Access;
  readonly language: 'en' | 'de';
  /** Under which versions this process keeps the catalogue, prices and the seller's settings. */
  readonly versions: Versions;
  /** Where the bytes of documents lie. */
  readonly files: FileStore;
  /** Origin for links in mails and documents, without a slash at the end. */
  readonly publicUrl: string;
  /** Signs links and encrypts what must not be read in a backup. */
  readonly secret: Secret;
  /** How mail comes in; absent where none does. */
  readonly mailIn?: MailIn;
  /** Whether a mail server is set; where none is, mails stay in the outbox. */
  readonly mailServer?: boolean;
  /** A transaction behind the caller's walls; other walls only where an action says why. */
  transaction<T>(work: (tx: Tx) => Promise<T>, access?: Access): Promise<T>;
  newId(): string;
};

export type Call<Params, Query, Body> = Context & {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly scope: Scope;
  /** Row version from If-Match, or null when the header is absent. */
  readonly ifMatch: string | null;
  readonly idempotencyKey: string | null;
  /** The uploaded file of a multipart route, as a stream of bytes. */
  readonly upload: Upload | null;
  /** The body of a `raw` route. */
  readonly raw: RawBody | null;
  readonly request: { readonly address: string; readonly userAgent: string };
};

export type Upload = { readonly name: string; readonly mediaType: string; readonly bytes: AsyncIterable<Uint8Array> };

/** A body as it came, with the headers it came with. */
export type RawBody = {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

/** A reply that says more than its body: another status, an ETag, headers, a stream, a cookie. */
export type Reply<T> = {
  readonly reply: true;
  readonly body: T;
  readonly status?: number;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sets or (null) ends the session's cookie; `csrfToken` is the readable one beside it. */
  readonly session?: { readonly token: string; readonly csrfToken: string; readonly expiresAt: Date } | null;
  /** The body as JSON text made earlier (a reply kept by version): sent as it stands, `body` is then not used. */
  readonly json?: string;
  /** A file or a streamed export. */
  readonly bytes?: Uint8Array | AsyncIterable<string | Uint8Array>;
};

export type Handled<T> = Outcome<T | Reply<T>, Refusal>;

export type RouteSpec<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/api/v1/${string}`;
  /** The row of the permission table this route asks for. */
  readonly action: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply?: R;
  /** A mutating route that must not run twice takes an Idempotency-Key; `required` refuses without one. */
  readonly idempotency?: 'required' | 'accepted' | 'own';
  readonly upload?: { readonly maxBytes: number };
  /**
   * The body is handed over undecoded, whatever its media type: what a mail server or a signed webhook sends. `admits`
   * looks at the headers before the body is read, so that nobody fills the memory without having shown his token.
   * `signedBy` names the header in which the sender signs: whoever sends it comes in the role `provider`, without a
   * session, and the action checks the signature over the bytes.
   */
  readonly raw?: {
    admits?(headers: RawBody['headers'], world: Pick<Context, 'mailIn'>): boolean;
    readonly signedBy?: string;
  };
  /** Most bytes of a JSON body, where one megabyte is too little. */
  readonly maxBodyBytes?: number;
  /** The reply is a file or stream: no JSON schema; `text/csv`, `application/pdf`. */
  readonly produces?: string;
  /** Attempts allowed per caller and minute where fewer than usual make sense. */
  readonly rateLimit?: number;
  handle(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Handled<z.input<R>>>;
};

// biome-ignore lint/suspicious/noExplicitAny: routes of every shape stand in one list
export type Route = RouteSpec<any, any, any, any>;

/** Declares a route; keeps its types for the handler and the list. */
export function route<P extends ZodType, Q extends ZodType, B extends ZodType, R extends ZodType>(
  spec: RouteSpec<P, Q, B, R>,
): Route {
  return spec as Route;
}

/** A reply with status, ETag, headers or session beside its body. */
export function replyWith<T>(body: T, more: Omit<Reply<T>, 'reply' | 'body'>): Reply<T> {
  return { reply: true, body, ...more };
}
