/** An expected outcome as a value: thrown errors are for bugs and broken infrastructure only. */
export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** A success that carries `value`. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** A refusal that carries `problem`. */
export const refuse = <P>(problem: P): { readonly ok: false; readonly problem: P } => ({ ok: false, problem });
