/**
 * The app as it would be deployed, built once per stage and test file. Functions are empty here: what their code does is
 * no matter of the templates, and so the tests need no build.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { afterAll } from 'vitest';
import { functionNames } from '../../infra/grants.ts';
import { type Settings, settingsOf } from '../../infra/settings.ts';
import { addStacks, type Stacks } from '../../infra/xinxiu.ts';

const folder = mkdtempSync(join(tmpdir(), 'xinxiu-infra-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const builtFunctions = (): string => {
  const build = join(folder, 'functions');
  for (const name of functionNames) {
    const path = join(build, name.replace('/', '-'));
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'index.js'), `exports.handler = async () => '${name}';\n`);
  }
  return build;
};
const build = builtFunctions();

/** A fresh folder for an app's output; without one every app leaves its own behind. */
export const assemblyFolder = (): string => mkdtempSync(join(folder, 'assembly-'));

/** The feature flags of the real app: templates differ without them. */
export const flags: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'),
).context;

export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of some hundred shapes; a wrong path makes the test fail.
  readonly Properties: any;
}

export interface Synthesised {
  readonly app: App;
  readonly stacks: Stacks;
  readonly settings: Settings;
  /** Resources of all stacks by logical id, those of one type, or those that pass a test. */
  readonly resources: (type?: string) => readonly (readonly [string, Resource])[];
  readonly template: (part: 'data' | 'application' | 'operations' | 'portal') => Template;
}

/** Builds and synthesises the app with these context values. */
export const synthesise = (context: Record<string, string>): Synthesised => {
  const app = new App({ outdir: assemblyFolder(), context: { ...flags, build, ...context } });
  const stacks = addStacks(app);
  const templates = new Map(
    Object.entries(stacks).flatMap(([part, stack]) => (stack ? [[part, Template.fromStack(stack)] as const] : [])),
  );
  const all = [...templates.values()].flatMap((template) =>
    Object.entries((template.toJSON() as { Resources: Record<string, Resource> }).Resources),
  );
  return {
    app,
    stacks,
    settings: settingsOf(app.node),
    resources: (type) => all.filter(([, resource]) => type === undefined || resource.Type === type),
    template: (part) => {
      const found = templates.get(part);
      if (found === undefined) throw new Error(`there is no ${part} stack on this stage`);
      return found;
    },
  };
};
