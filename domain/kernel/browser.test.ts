/** Whoever doubts a history can verify it in a browser, with the very code that the server uses and a hash function of their own. */
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { verify } from '../../tests/support/browser-chain.ts';
import { monday, sha256 } from '../../tests/support/context.ts';
import { type StoredEvent, sealEvent } from './event.ts';

const sealed = (sequence: number, prevHash: string) =>
  sealEvent(
    {
      ...{ id: `CASE-case-1-${sequence}`, type: 'CaseOpened', aggregateKind: 'repairCase', aggregateId: 'case-1' },
      ...{ sequence, regionId: 'huainan', occurredAt: monday, recordedAt: monday },
      actor: { principalId: 'clerk-1', role: 'applicant' },
      command: { name: 'open', id: 'key-1' },
      data: { remark: '材料齐全 🙂' },
    },
    prevHash,
    sha256,
  );

/** The same program where there is nothing of Node: for a browser the bundler refuses every import of `node:*`. */
const pageOf = async (): Promise<typeof verify> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../../tests/support/browser-chain.ts')],
    ...{ bundle: true, write: false, platform: 'browser', format: 'iife', globalName: 'page' },
  });
  const browser = createContext({ TextEncoder });
  runInContext(outputFiles[0]?.text ?? '', browser);
  return (...given) => JSON.parse(runInContext(`JSON.stringify(page.verify(...${JSON.stringify(given)}))`, browser));
};

test('a chain is verified where there is nothing of Node, to the same verdict', async () => {
  const inPage = await pageOf();
  const first = sealed(1, '');
  const second = sealed(2, first.hash);
  const changed: StoredEvent = { ...first, body: first.body.replace('齐全', '不全') };
  const head = { sequence: 2, hash: second.hash };
  const whole = { ok: true, value: 2 };
  const broken = { ok: false, problem: { sequence: 1, reason: 'hashMismatch' } };
  for (const verifies of [inPage, verify]) {
    expect(verifies([first, second], head)).toEqual(whole);
    expect(verifies([changed, second], head)).toEqual(broken);
  }
});
