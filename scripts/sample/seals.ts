/**
 * Electronic seals of sample enterprises. The keys are made on this machine when the world is loaded and stand in the instance's own
 * folder, in no file of the project; the system learns the certificates only.
 */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type Seal, SealCertificate } from '#shared/signatures/seals.ts';
import type { Instance } from '../lib/instance.ts';
import { Trouble } from '../lib/say.ts';
import { benchEnterprises, demoEnterprise } from './world.ts';

/** Enterprises that have a seal; the others sign by name. */
const sealed = [demoEnterprise, ...benchEnterprises];

const Kept = z.strictObject({
  uscc: z.string(),
  certificate: SealCertificate,
  /** PKCS #8, PEM. */
  privateKey: z.string(),
});
type Kept = z.infer<typeof Kept>;

const fileOf = (instance: Instance): string => join(instance.dir, 'seals.json');

const read = (instance: Instance): readonly Kept[] => {
  const file = fileOf(instance);
  return existsSync(file) ? z.array(Kept).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
};

const newSeal = (uscc: string): Kept => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    uscc,
    certificate: {
      certificateId: `seal-${uscc}`,
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      from: '2026-01-01',
      to: '2028-12-31',
    },
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

/** The certificates by unified social credit code; keys that are not there yet are made, readable by this user only. */
export const sealCertificates = (instance: Instance): ReadonlyMap<string, SealCertificate> => {
  const there = read(instance);
  const missing = sealed.filter(({ uscc }) => !there.some((one) => one.uscc === uscc));
  const all = [...there, ...missing.map(({ uscc }) => newSeal(uscc))];
  if (missing.length > 0) {
    mkdirSync(dirname(fileOf(instance)), { recursive: true });
    writeFileSync(fileOf(instance), JSON.stringify(all, null, 2), { mode: 0o600 });
  }
  return new Map(all.map(({ uscc, certificate }) => [uscc, certificate]));
};

/**
 * The enterprise's seal over a text, as `applyForMatter` takes it.
 *
 * @throws Trouble when the enterprise has no seal on this machine
 */
export const sealText = (instance: Instance, uscc: string, text: string): Seal => {
  const kept = read(instance).find((one) => one.uscc === uscc);
  if (kept === undefined)
    throw new Trouble(
      `“${uscc}”在本机没有电子签章：请运行 npm start，再用 clerk-zhang 或 clerk-bench 所代表企业的代码。`,
    );
  const signature = sign(null, Buffer.from(text, 'utf8'), createPrivateKey(kept.privateKey)).toString('base64');
  return { certificateId: kept.certificate.certificateId, signature };
};
