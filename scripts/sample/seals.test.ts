/** The sample's seals: made once and kept, known to the system by certificate alone, good for one text. */
import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { instanceNamed } from '../lib/instance.ts';
import { sealCertificates, sealText } from './seals.ts';
import { demoEnterprise } from './world.ts';

const dir = mkdtempSync(join(tmpdir(), 'seals-'));
afterAll(() => rmSync(dir, { recursive: true }));
const instance = { ...instanceNamed('seals'), dir };

it('are made once, and their file is for one user', () => {
  const first = sealCertificates(instance);
  expect(sealCertificates(instance)).toEqual(first);
  const file = join(dir, 'seals.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY');
  expect(JSON.stringify([...first])).not.toContain('PRIVATE KEY');
});

it('sign a text that the certificate answers for, and no other', () => {
  const certificate = sealCertificates(instance).get(demoEnterprise.uscc);
  const { certificateId, signature } = sealText(instance, demoEnterprise.uscc, '承诺书');
  expect(certificateId).toBe(certificate?.certificateId);
  const der = Buffer.from(certificate?.publicKey ?? '', 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const holds = (text: string) => verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  expect([holds('承诺书'), holds('别的文本')]).toEqual([true, false]);
});

it('are not there for anybody else, and the sentence says what to do', () => {
  expect(() => sealText(instance, 'unknown', '承诺书')).toThrow('npm start');
});
