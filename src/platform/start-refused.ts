/**
 * Thrown where the program cannot start or an operator's command cannot run as asked.
 * The message is one or more whole sentences for the operator: what is wrong, and what to do.
 * The entry point prints the message alone, without a stack, and exits with 1.
 */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
