/** A refusal as the API words it (RFC 9457), or the network's own. The portal shows its sentence and goes by its code. */

export interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly in: string; readonly pointer: string; readonly message: string }[];
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** What to do now. */
  readonly detail: string;
  readonly errors: NonNullable<ProblemDocument['errors']>;

  constructor(document: ProblemDocument) {
    super(`${document.title}：${document.detail}`);
    this.status = document.status;
    this.code = document.code;
    this.title = document.title;
    this.detail = document.detail;
    this.errors = document.errors ?? [];
  }

  /** Trying again later can help: the line is down or the system is busy. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const unreachable = (): Problem =>
  new Problem({
    status: 0,
    code: 'unreachable',
    title: '网络不通',
    detail: '请检查网络后重试，已填写的内容还在。',
  });

/** Whether the call was carried out is not known; a command may be sent again, because it keeps its Idempotency-Key. */
export const unanswered = (): Problem =>
  new Problem({
    status: 0,
    code: 'unanswered',
    title: '系统没有应答',
    detail: '等了很久还没有结果。请重试：已填写的内容还在，已经提交的不会重复提交。',
  });

const isProblem = (value: unknown): value is ProblemDocument =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;

/** Anything that is not an answer of the API (a proxy's page, say) becomes one plain sentence. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new Problem({ ...body, status: response.status });
  return new Problem({
    status: response.status,
    code: 'unexpectedAnswer',
    title: '系统暂时不能办理',
    detail: '请稍后重试；如果一直不行，请联系系统管理员。',
  });
};
