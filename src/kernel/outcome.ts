/** What a pure decision or an action gives back: a value, or a refusal that says why. Exceptions are for bugs only. */
export type Outcome<T, R = Refusal> = Accepted<T> | Refused<R>;

export type Accepted<T> = { readonly ok: true; readonly value: T };
export type Refused<R = Refusal> = { readonly ok: false; readonly refusal: R };

/** One input that is wrong: where it stands (RFC 6901 pointer), what was given, what would be right.
 *  `expected` is a text key, its words live in the catalogues as `expected.<key>`. */
export type FieldError = {
  readonly pointer: string;
  readonly value?: unknown;
  readonly expected: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** Why something was not done. `code` is a text key, its words live in the catalogues as `refusal.<code>`. */
export type Refusal = {
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldError[];
};

export type RefusalDetails = Omit<Refusal, 'code'>;

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function refuse(code: string, details?: RefusalDetails): Refused {
  return { ok: false, refusal: details === undefined ? { code } : { code, ...details } };
}

/** Refuses with the field errors found, or accepts the value when there are none. */
export function acceptUnless<T>(errors: readonly FieldError[], code: string, value: T): Outcome<T> {
  return errors.length === 0 ? accept(value) : refuse(code, { errors });
}

/** The value of an outcome that cannot be a refusal here; a refusal is a bug and throws. */
export function acceptedValue<T>(outcome: Outcome<T, unknown>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`unexpected refusal: ${JSON.stringify(outcome.refusal)}`);
}
