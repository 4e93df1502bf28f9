/**
 * Writes the lines of the catalogue `log-entries.ts`. Why one: a log is read by more people than a case is, so what may stand in it is
 * decided there once. A field that an entry does not list does not compile and is dropped at run time too; names, codes of
 * persons and file contents are never listed.
 * Why no logging library: a line is one JSON object, and the library was a tenth of what a function may add to the AWS SDK.
 */
export interface LogEntry {
  /** Searchable and stable; tests and alarms go by it. */
  readonly code: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly text: string;
  readonly fields: readonly string[];
}

type Value = string | number | boolean | null;

/** Writes one line. An error is logged with its name and stack only where infrastructure or a bug threw it. */
export type Log = <E extends LogEntry>(entry: E, fields: Record<E['fields'][number], Value>, error?: unknown) => void;

/** The log of a function: JSON lines on standard output, from where the log group takes them. */
export const makeLog =
  (service: string, write: (line: string) => void = toOutput): Log =>
  (entry, fields, error) => {
    const listed = Object.entries<Value>(fields).filter(([name]) => entry.fields.includes(name));
    write(
      JSON.stringify({
        level: entry.level.toUpperCase(),
        message: entry.text,
        timestamp: new Date().toISOString(),
        service,
        xray_trace_id: traceId(),
        code: entry.code,
        ...Object.fromEntries(listed),
        ...(error instanceof Error && { error: told(error) }),
      }),
    );
  };

function toOutput(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Of the invocation, as the runtime gives it: `Root=1-…;Parent=…;Sampled=…`. */
const traceId = (): string | undefined => /Root=([^;]+)/.exec(process.env['_X_AMZN_TRACE_ID'] ?? '')?.[1];

interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause?: ToldError;
}

const told = ({ name, message, stack, cause }: Error): ToldError => ({
  name,
  message,
  stack,
  ...(cause instanceof Error && { cause: told(cause) }),
});
