/** One input that the server refused: where it stands in the body, what was given, what would be right (in words). */
export type FieldProblem = { readonly pointer: string; readonly value?: unknown; readonly expected: string };

/**
 * A refusal as it travels (RFC 9457). `type` is the refusal's code. `facts` are the figures behind its
 * words: what a screen offers next is made of them. `network_lost` and `unreadable_reply` are made here and have no words of the server.
 */
export type Problem = {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly facts: Readonly<Record<string, string | number>>;
  /** With 412: the thing as somebody else has made it meanwhile. */
  readonly current?: unknown;
};

/** The one exception screens handle: TanStack Query and forms take it apart again. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title || problem.type);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type SendOptions = {
  /** Made when a form opens; the same for a double click and for a retry after a lost connection. */
  readonly idempotencyKey?: string;
  /** The ETag the form was filled from; a 412 comes back when somebody else was faster. */
  readonly ifMatch?: string | null;
};

/** A page of a list, as every list route replies. */
export type Page<T> = {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly approximateTotal: number | null;
};

export type Tagged<T> = { readonly body: T; readonly etag: string | null };

/** What the client needs of the world, so that a test can be the world. */
export type World = {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly cookies: () => string;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const pauses = [300, 1200];
const csrfCookie = 'keyline_csrf';

/** The value of one cookie, decoded; null where it is not set. */
export function readCookie(cookies: string, name: string): string | null {
  const found = cookies.split('; ').find((entry) => entry.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}

/** Reads a problem leniently: a proxy's error page must still become words. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as Partial<Problem> | null;
  if (body === null || typeof body !== 'object' || typeof body.type !== 'string') {
    return { type: 'unreadable_reply', status: response.status, title: '', detail: '', errors: [], facts: {} };
  }
  return {
    type: body.type,
    status: response.status,
    title: body.title ?? '',
    detail: body.detail ?? '',
    errors: body.errors ?? [],
    facts: body.facts ?? {},
    ...(body.current === undefined ? {} : { current: body.current }),
  };
}

function networkLost(): ApiProblem {
  return new ApiProblem({ type: 'network_lost', status: 0, title: '', detail: '', errors: [], facts: {} });
}

/** The API over the given world. The application uses the functions at the end of this file, a test its own world. */
export function apiClient(world: World) {
  /** Sends, and sends again when the connection is lost or the same request still runs, if repeating is safe. */
  async function deliver(path: string, init: RequestInit, repeatable: boolean): Promise<Response> {
    for (let attempt = 0; ; attempt += 1) {
      const pause = repeatable ? pauses[attempt] : undefined;
      try {
        const response = await world.fetch(path, init);
        if (pause === undefined || response.status !== 409) return response;
        if ((await readProblem(response.clone())).type !== 'idempotency_key_running') return response;
      } catch (cause) {
        if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
        if (pause === undefined) throw networkLost();
      }
      await world.wait(pause);
    }
  }

  async function readBody<T>(response: Response): Promise<T> {
    if (!response.ok) throw new ApiProblem(await readProblem(response));
    if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T;
    return (await response.json().catch(() => {
      throw networkLost();
    })) as T;
  }

  async function getTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
    const init: RequestInit = { headers: { accept: 'application/json' }, credentials: 'same-origin' };
    const response = await deliver(path, signal ? { ...init, signal } : init, true);
    return { body: await readBody<T>(response), etag: response.headers.get('etag') };
  }

  async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return (await getTagged<T>(path, signal)).body;
  }

  async function send<T>(method: Method, path: string, body?: unknown, options: SendOptions = {}): Promise<T> {
    const headers: Record<string, string> = {
      accept: 'application/json, application/problem+json',
      'x-csrf-token': readCookie(world.cookies(), csrfCookie) ?? '',
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
    if (options.ifMatch) headers['if-match'] = options.ifMatch;
    const init: RequestInit = { method, headers, credentials: 'same-origin' };
    if (body !== undefined) init.body = JSON.stringify(body);
    return readBody<T>(await deliver(path, init, options.idempotencyKey !== undefined));
  }

  return { get, getTagged, send };
}

/** A key for one intention of the person: made when the form opens, kept until the server has said yes or no. */
export function newIdempotencyKey(): string {
  // randomUUID exists only in secure contexts; a shop tried out on a plain http address in the office must work too.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const { get, getTagged, send } = apiClient({
  fetch: (path, init) => fetch(path, init),
  cookies: () => document.cookie,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});
