import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accept, type Outcome, type Refusal, refuse } from '../../kernel/outcome.ts';
import type { Language } from '../../texts/languages.ts';
import { permittedScope } from '../permissions.ts';
import { accessOf, contextFor, type World } from './context.ts';
import { freeKey, type KeyUse, keepReply, keyUse, SeenBefore, takeKey } from './idempotency.ts';
import { problemOf } from './problem-reply.ts';
import type { Call, Caller, Context, RawBody, Reply, Route, Scope, Upload } from './route.ts';

/** Who a request comes from, as the session says. */
export type Visitor = {
  readonly caller: Caller;
  readonly language: Language;
  /** Whether a request that changes something may have come from our own page. */
  readonly csrfHolds: boolean;
};

/** Somebody whose roles open the route, and how far. */
type Admitted = Visitor & { readonly scope: Scope };

export type RequestDoor = {
  readonly world: World;
  visitorOf(request: FastifyRequest): Promise<Visitor>;
  /** Puts the session's cookies on the reply, or takes them off. */
  setSession(reply: FastifyReply, session: Reply<unknown>['session']): void;
  /** The GET route at an address, where there is one: what a refused change is shown against. */
  readOf(path: string): Route | undefined;
};

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && (value as { reply?: unknown }).reply === true;
}

/** Sends a refusal as problem+json in the reader's language. */
export function sendProblem(
  reply: FastifyReply,
  refusal: Refusal,
  language: Language,
  current?: unknown,
): FastifyReply {
  const problem = { ...problemOf(refusal, language), ...(current === undefined ? {} : { current }) };
  const seconds = refusal.facts?.seconds;
  if (problem.status === 429 && seconds !== undefined) reply.header('retry-after', String(seconds));
  reply.code(problem.status).type('application/problem+json').header('content-language', language);
  return reply.serializer(JSON.stringify).send(problem);
}

function permitted(route: Route, caller: Caller, signed = false): Outcome<Scope> {
  const scope = permittedScope(route.action, {
    signed,
    signedIn: caller.personId !== null,
    buyerRoles: caller.memberships.find((membership) => membership.accountId === caller.activeAccountId)?.roles ?? [],
    staffRoles: caller.staffRoles,
  });
  if (scope !== null) return accept(scope);
  if (caller.personId === null) return refuse('not_signed_in');
  // Only who owes a second factor is staff without a role.
  return refuse(caller.kind === 'staff' && caller.staffRoles.length === 0 ? 'second_factor_first' : 'not_permitted');
}

async function uploadOf(request: FastifyRequest, route: Route): Promise<Outcome<Upload | null>> {
  if (!route.upload) return accept(null);
  if (!request.isMultipart()) return refuse('media_type_unknown', { facts: { expected: 'multipart/form-data' } });
  const limits = { fileSize: route.upload.maxBytes, files: 1, fields: 20, fieldSize: 10_000 };
  const part = await request.file({ limits, throwFileSizeLimit: false });
  if (!part) return refuse('file_missing');
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields))
    if (field && !Array.isArray(field) && field.type === 'field') fields[name] = field.value;
  (request as { body: unknown }).body = fields;
  return accept({
    name: part.filename,
    mediaType: part.mimetype,
    bytes: boundedBytes(part.file, route.upload.maxBytes),
  });
}

/** Whether a message carries its sender's signature; whether it is right is the action's to say. */
function isSigned({ raw }: Route, { headers }: FastifyRequest): boolean {
  return raw?.signedBy !== undefined && typeof headers[raw.signedBy] === 'string';
}

function rawOf(request: FastifyRequest): RawBody {
  const { body, headers } = request;
  return { bytes: body instanceof Uint8Array ? body : new Uint8Array(), headers };
}

/** The bytes of an upload; throws TooLarge when the parser cut it off, so that nobody takes a part for the whole. */
async function* boundedBytes(file: Readable & { truncated?: boolean }, maximum: number): AsyncIterable<Uint8Array> {
  for await (const chunk of file) yield chunk as Uint8Array;
  if (file.truncated) throw new TooLarge(maximum);
}

export class TooLarge extends Error {
  readonly maximum: number;
  constructor(maximum: number) {
    super(`The upload is larger than ${maximum} bytes`);
    this.maximum = maximum;
  }
}

function ifMatchOf(request: FastifyRequest): string | null {
  const header = request.headers['if-match'];
  return header === undefined ? null : header.replace(/^(?:W\/)?"(.*)"$/, '$1');
}

function keyOf(route: Route, request: FastifyRequest, caller: Caller): Outcome<KeyUse | null> {
  const header = request.headers['idempotency-key'];
  const key = Array.isArray(header) ? header[0] : header;
  if (key === undefined) return route.idempotency === 'required' ? refuse('idempotency_key_needed') : accept(null);
  if (!route.idempotency || route.idempotency === 'own') return accept(null);
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) {
    const errors = [{ pointer: '/headers/idempotency-key', value: key.slice(0, 120), expected: 'idempotency_key' }];
    return refuse('invalid_input', { errors });
  }
  const who = caller.personId ?? caller.sessionId ?? request.ip;
  return accept(keyUse(who, key, request.method, request.url, request.body));
}

function callOf(
  route: Route,
  request: FastifyRequest,
  who: Admitted,
  upload: Upload | null,
  door: RequestDoor,
  use: KeyUse | null,
) {
  const { caller, language, scope } = who;
  const context = contextFor(door.world, caller, accessOf(caller, scope), language);
  const header = request.headers['idempotency-key'];
  // The context of this request alone is added to, not copied: this runs on every request.
  // biome-ignore lint/suspicious/noExplicitAny: the route's schemas have checked params, query and body
  const call: Call<any, any, any> = Object.assign(context, {
    params: request.params,
    query: request.query,
    body: request.body,
    scope,
    ifMatch: ifMatchOf(request),
    idempotencyKey: route.idempotency === 'own' && typeof header === 'string' ? header : null,
    upload,
    raw: route.raw ? rawOf(request) : null,
    request: { address: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) ?? '' },
  });
  return use === null ? call : { ...call, transaction: onceUnderKey(call, use) };
}

/** The first transaction of the request takes its key, so that the key and the effect happen together or not at all. */
function onceUnderKey({ transaction, clock }: Context, use: KeyUse): Context['transaction'] {
  let taken = false;
  return (work, access) =>
    transaction(async (tx) => {
      if (!taken) await takeKey(tx, use, clock);
      const result = await work(tx);
      taken = true;
      return result;
    }, access);
}

async function send(reply: FastifyReply, value: unknown, door: RequestDoor, route: Route): Promise<FastifyReply> {
  if (!isReply(value)) return value === undefined ? reply.code(204).send() : reply.send(value);
  if (value.session !== undefined) door.setSession(reply, value.session);
  if (value.etag !== undefined) reply.header('etag', `"${value.etag}"`);
  for (const [name, text] of Object.entries(value.headers ?? {})) reply.header(name, text);
  reply.code(value.status ?? (value.body === undefined && !value.bytes && value.json === undefined ? 204 : 200));
  if (value.json !== undefined) return reply.type('application/json; charset=utf-8').send(value.json);
  if (value.bytes !== undefined) {
    reply.type(route.produces ?? 'application/octet-stream');
    return reply.send(value.bytes instanceof Uint8Array ? Buffer.from(value.bytes) : Readable.from(value.bytes));
  }
  return reply.send(value.body);
}

/** The thing that somebody else changed, as the caller may read it now; its ETag goes on the reply. */
async function currentOf(route: Route, reply: FastifyReply, visitor: Visitor, door: RequestDoor, params: unknown) {
  const read = door.readOf(route.path);
  const scope = read && permitted(read, visitor.caller);
  if (!read || !scope?.ok) return undefined;
  const request = { params, query: {}, body: undefined, headers: {}, ip: '' } as unknown as FastifyRequest;
  const outcome = await read.handle(callOf(read, request, { ...visitor, scope: scope.value }, null, door, null));
  if (!outcome.ok) return undefined;
  const { value } = outcome;
  if (!isReply(value)) return read.reply ? read.reply.parse(value) : value;
  if (value.etag !== undefined) reply.header('etag', `"${value.etag}"`);
  return read.reply ? read.reply.parse(value.body) : value.body;
}

async function answer(route: Route, request: FastifyRequest, reply: FastifyReply, who: Admitted, door: RequestDoor) {
  const { caller, language } = who;
  // Whoever signs his message has no session that another page could ride on.
  if (changing.has(route.method) && !isSigned(route, request) && !who.csrfHolds)
    return sendProblem(reply, { code: 'csrf' }, language);
  const key = keyOf(route, request, caller);
  if (!key.ok) return sendProblem(reply, key.refusal, language);
  const upload = await uploadOf(request, route);
  if (!upload.ok) return sendProblem(reply, upload.refusal, language);
  const outcome = await route.handle(callOf(route, request, who, upload.value, door, key.value));
  if (!outcome.ok) {
    if (key.value !== null) await freeKey(door.world.database, key.value);
    const changed = outcome.refusal.code === 'changed_meanwhile';
    const current = changed ? await currentOf(route, reply, who, door, request.params) : undefined;
    return sendProblem(reply, outcome.refusal, language, current);
  }
  const given = isReply(outcome.value) ? outcome.value.body : outcome.value;
  // What is kept for a repeat is what was sent: without fields the reply does not declare.
  const body = key.value !== null && route.reply ? route.reply.parse(given) : given;
  const status = isReply(outcome.value) ? (outcome.value.status ?? 200) : body === undefined ? 204 : 200;
  if (key.value !== null)
    await keepReply(door.world.database, key.value, { status, body: body ?? null }, door.world.clock);
  return send(reply, outcome.value, door, route);
}

/** Puts a room's route on the server: who may, what is valid, once only, then the handler's outcome as a reply. */
export function registerRoute(app: FastifyInstance, route: Route, door: RequestDoor): void {
  permittedScope(route.action, { signedIn: false, buyerRoles: [], staffRoles: [] });
  const admitted = new WeakMap<FastifyRequest, Admitted>();
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(route.maxBodyBytes ? { bodyLimit: route.maxBodyBytes } : {}),
    schema: {
      summary: route.summary,
      tags: [route.path.split('/')[3] ?? 'api'],
      operationId: `${route.method} ${route.path}`,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body && !route.upload ? { body: route.body } : {}),
      ...(route.reply
        ? { response: { '2xx': route.reply } }
        : route.produces
          ? {}
          : { response: { 204: z.undefined() } }),
      ...{
        'x-action': route.action,
        'x-idempotency': route.idempotency ?? 'none',
        'x-produces': route.produces ?? 'application/json',
      },
    },
    config: {
      rateLimit: route.rateLimit ? { max: route.rateLimit, timeWindow: '1 minute' } : false,
      action: route.action,
    },
    // Who may is asked before the body is looked at: what would be right in it is said to nobody else, and to those in
    // their language.
    preValidation: async (request, reply) => {
      const visitor = await door.visitorOf(request);
      const scope = permitted(route, visitor.caller, isSigned(route, request));
      if (!scope.ok) return sendProblem(reply, scope.refusal, visitor.language);
      admitted.set(request, { ...visitor, scope: scope.value });
    },
    handler: async (request, reply) => {
      const visitor = admitted.get(request) as Admitted;
      try {
        return await answer(route, request, reply, visitor, door);
      } catch (error) {
        if (error instanceof SeenBefore) {
          if (!error.outcome.ok) return sendProblem(reply, error.outcome.refusal, visitor.language);
          const { status, body } = error.outcome.value;
          return reply.code(status).header('idempotent-replay', 'true').serializer(JSON.stringify).send(body);
        }
        if (error instanceof TooLarge) {
          const facts = { maximum: `${Math.round(error.maximum / 1_048_576)} MB` };
          return sendProblem(reply, { code: 'too_large', facts }, visitor.language);
        }
        throw error;
      }
    },
  });
}
