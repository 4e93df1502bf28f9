export function processStart(pid: number): string | null;
export function withLock<T>(path: string, what: string, work: () => Promise<T> | T): Promise<T>;
