import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { createJsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { ZodType } from 'zod';
import { chooseLanguage, languageCookie } from '../../texts/languages.ts';
import type { Config } from '../config.ts';
import { registerMetrics } from '../metrics.ts';
import { registerRawRoute } from './raw-route.ts';
import { type RequestDoor, registerRoute, sendProblem } from './register-route.ts';
import type { Route } from './route.ts';
import { InputInvalid, validatorOf } from './validation.ts';

export type ServerOptions = {
  readonly config: Config;
  readonly logger: Logger;
  readonly routes: readonly Route[];
  readonly door: Omit<RequestDoor, 'readOf'>;
  /** Whether the database answers and the schema is the one this release wants. */
  ready(): Promise<boolean>;
};

/** What pg says while the database is being stopped, killed or started again, or has no connection left. */
const databaseIsAway =
  /timeout exceeded when trying to connect|Connection terminated|connection error|ECONNREFUSED|ECONNRESET|EPIPE|connect ENOENT|57P0[123]/;

export function languageOf(request: FastifyRequest) {
  return chooseLanguage(request.cookies?.[languageCookie], request.headers['accept-language']);
}

/** What Stripe's payment fields need of a page (docs.stripe.com/security/guide#content-security-policy). */
const stripePolicy = {
  scriptSrc: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frameSrc: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connectSrc: ['https://api.stripe.com'],
};

/** Content that pages may load: our own only; no inline script, no frames, no plugins. Stripe's only where it takes the
 *  cards. */
const securityOptions = (secure: boolean, stripe: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", ...(stripe ? stripePolicy.scriptSrc : [])],
      ...(stripe ? { frameSrc: stripePolicy.frameSrc } : {}),
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...(stripe ? stripePolicy.connectSrc : [])],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
    },
  },
  strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  crossOriginEmbedderPolicy: false,
});

/** The headers that helmet gives to every reply. They never vary, so they are worked out once and not per request. */
async function securityHeaders(secure: boolean, stripe: boolean): Promise<[string, string][]> {
  const probe = fastify({ logger: false });
  await probe.register(helmet, securityOptions(secure, stripe));
  probe.get('/', async () => '');
  const { headers } = await probe.inject('/');
  await probe.close();
  const own = new Set(['content-type', 'content-length', 'date', 'connection']);
  return Object.entries(headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]]));
}

async function registerSecurity(app: FastifyInstance, secure: boolean, stripe: boolean): Promise<void> {
  const headers = await securityHeaders(secure, stripe);
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
}

function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const language = languageOf(request);
    if (error instanceof InputInvalid) {
      return sendProblem(reply, { code: 'invalid_input', errors: error.fields }, language);
    }
    if (error.statusCode === 429) {
      const seconds = Math.max(1, Number(reply.getHeader('retry-after') ?? 60));
      return sendProblem(reply, { code: 'too_many_requests', facts: { seconds } }, language);
    }
    if (error.statusCode === 413)
      return sendProblem(reply, { code: 'too_large', facts: { maximum: '1 MB' } }, language);
    if (error.statusCode === 415) {
      return sendProblem(reply, { code: 'media_type_unknown', facts: { expected: 'application/json' } }, language);
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return sendProblem(reply, { code: 'invalid_input', errors: [{ pointer: '', expected: 'valid' }] }, language);
    }
    request.log.error({ err: error, reqId: request.id }, 'request failed');
    if (databaseIsAway.test(`${error.message} ${error.code}`)) {
      return sendProblem(reply, { code: 'busy' }, language);
    }
    return sendProblem(reply, { code: 'unexpected', facts: { reference: request.id } }, language);
  });
}

function registerHealth(app: FastifyInstance, ready: () => Promise<boolean>): void {
  app.get('/health/live', { logLevel: 'silent' }, async () => ({ status: 'live' }));
  app.get('/health/ready', { logLevel: 'silent' }, async (_request, reply) => {
    const is = await ready().catch(() => false);
    return reply.code(is ? 200 : 503).send({ status: is ? 'ready' : 'not ready' });
  });
}

/** Builds the server: security, sessions, every room's routes, OpenAPI, health and metrics. It does not listen yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { config, routes } = options;
  const reads = new Map(routes.filter(({ method }) => method === 'GET').map((route) => [route.path as string, route]));
  const door: RequestDoor = { ...options.door, readOf: (path) => reads.get(path) };
  const secure = config.publicUrl.startsWith('https:');
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // What is logged of a request names its id itself; a logger of its own for each would be made for nothing.
    childLoggerFactory: (logger) => logger,
    bodyLimit: 1_048_576,
    // The proxy in front adds the address it saw; what a client writes before it is not believed.
    trustProxy: secure ? 'loopback, uniquelocal, linklocal' : false,
    routerOptions: { maxParamLength: 600 },
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(({ schema }) => validatorOf(schema as ZodType));
  app.setSerializerCompiler(serializerCompiler);
  registerErrors(app);
  await registerSecurity(app, secure, config.cards.provider.kind === 'stripe');
  await app.register(cookie);
  await app.register(multipart);
  await app.register(rateLimit, { global: false, skipOnError: true });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Keyline', version: 'v1', description: 'Commerce and coverage across channels.' },
    },
    transform: createJsonSchemaTransform({
      skipList: ['/metrics', '/health/live', '/health/ready', '/openapi.json', '/*', '/assets/*'],
    }),
  });
  registerHealth(app, options.ready);
  registerMetrics(app, door.world.database, config.metricsToken);
  app.get('/openapi.json', async () => app.swagger());
  await app.register(async (api) => {
    for (const route of routes) {
      if (route.raw) await api.register(async (own) => registerRawRoute(own, route, door));
      else registerRoute(api, route, door);
    }
    api.all('/api/*', { schema: { hide: true } }, async (request, reply) =>
      sendProblem(reply, { code: 'not_found' }, languageOf(request)),
    );
  });
  return app;
}
