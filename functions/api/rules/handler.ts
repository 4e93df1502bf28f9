/** /administration/rules: what the rules are, and whom another value would touch. Apart from the rest of administration, since it brings in all the law. */
import { api } from '../../shared/http/api.ts';
import { apiDeps, httpDeps } from '../../shared/http/deps.ts';
import { RulesEnv } from './env.ts';
import { previewRuleChangeRoute } from './preview.ts';
import { readRulesRoute } from './rules.ts';

const env = RulesEnv.parse(process.env);
const deps = apiDeps(env);

export const handler = api([readRulesRoute(), previewRuleChangeRoute(deps)], httpDeps(env, deps, 'api-rules'));
