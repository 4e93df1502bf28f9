/** The parts of an API Gateway HTTP API event (payload 2.0) and answer that are used here. */
export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString?: string;
  /** Names in lower case, as the gateway sends them. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Where the gateway has taken them out of the headers, as it does on AWS. */
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly requestContext: { readonly requestId: string; readonly http: { readonly method: string } };
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded?: boolean;
}

/** The body's bytes as text. */
export const bodyText = (event: HttpEvent): string =>
  event.isBase64Encoded === true ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');

export const headerOf = (event: HttpEvent, name: string): string | undefined =>
  Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1];

/** The value of a cookie the browser sent. */
export const cookieOf = (event: HttpEvent, name: string): string | undefined =>
  (event.cookies ?? (headerOf(event, 'cookie') ?? '').split(';'))
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
