import type { FastifyInstance } from 'fastify';
import { type RequestDoor, registerRoute, sendProblem } from './register-route.ts';
import type { Route } from './route.ts';

/**
 * Puts a route on the server whose body is handed over as it came. `own` must be an instance of its own: its bodies are
 * read by nothing but this. For who shows no token the route does not exist, and his body is not read.
 */
export function registerRawRoute(own: FastifyInstance, route: Route, door: RequestDoor): void {
  own.removeAllContentTypeParsers();
  own.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const admits = route.raw?.admits;
  if (admits) {
    own.addHook('onRequest', async (request, reply) => {
      if (admits(request.headers, door.world)) return;
      const { language } = await door.visitorOf(request);
      return sendProblem(reply, { code: 'not_found' }, language);
    });
  }
  registerRoute(own, route, door);
}
