import { ApiProblem, readCookie, readProblem } from './api.ts';

/**
 * Sends one file and tells how far it is, 0 to 1. XMLHttpRequest because fetch does not report what has been sent.
 * Throws ApiProblem like every other request; `signal` stops it.
 */
export function upload<T>(
  path: string,
  file: File,
  options: {
    readonly idempotencyKey: string;
    readonly onProgress: (share: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () =>
      reject(new ApiProblem({ type: 'network_lost', status: 0, title: '', detail: '', errors: [], facts: {} }));
    request.open('POST', path);
    request.setRequestHeader('x-csrf-token', readCookie(document.cookie, 'keyline_csrf') ?? '');
    request.setRequestHeader('idempotency-key', options.idempotencyKey);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total);
    };
    request.onerror = lost;
    request.onabort = lost;
    request.onload = async () => {
      const response = new Response(request.status === 204 ? null : request.responseText, { status: request.status });
      if (response.ok) resolve((request.responseText ? JSON.parse(request.responseText) : undefined) as T);
      else reject(new ApiProblem(await readProblem(response)));
    };
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
