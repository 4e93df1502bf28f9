/** Waiting for a condition with a limit, saying so while it lasts. */
export const until = async <T>(
  look: () => Promise<T | undefined>,
  wait: { readonly seconds: number; readonly what: string; readonly step?: (line: string) => void },
): Promise<T> => {
  const started = Date.now();
  for (let told = 0; ; ) {
    const found = await look();
    if (found !== undefined) return found;
    const elapsed = (Date.now() - started) / 1000;
    if (elapsed > wait.seconds) throw new Error(`${wait.what}：等待 ${wait.seconds} 秒仍未完成`);
    if (elapsed - told > 5) {
      told = elapsed;
      wait.step?.(`${wait.what} … ${Math.round(elapsed)} 秒`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
