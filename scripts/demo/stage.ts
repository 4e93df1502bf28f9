/** The narrator: says what happens, shows what the system answers, and ends the run if it is not as it should be. */

import { type Answer, type ApiUser, apiUser } from '../lib/api-client.ts';
import type { Info } from '../lib/info.ts';
import type { Instance } from '../lib/instance.ts';
import { print, step, Trouble } from '../lib/say.ts';
import { until } from '../lib/until.ts';

export interface Stage {
  readonly as: (username: string) => ApiUser;
  readonly info: Info;
  /** A numbered heading. */
  readonly scene: (title: string) => void;
  readonly say: (line: string) => void;
  /** The body of an answer that must have succeeded. */
  readonly done: (what: string, answer: Promise<Answer>) => Promise<Answer['body']>;
  /** The problem of an answer that must have been refused with this code. */
  readonly refused: (what: string, answer: Promise<Answer>, status: number, code: string) => Promise<Answer['body']>;
  readonly expect: (what: string, holds: boolean) => void;
  /** Waits for a condition, at most two minutes: the sweep of what falls due comes once a minute. */
  readonly wait: <T>(what: string, look: () => Promise<T | undefined>) => Promise<T>;
}

const wrong = (what: string, found: unknown): Trouble =>
  new Trouble(`演示中断：${what}，实际为 ${JSON.stringify(found).slice(0, 600)}。`);

export const makeStage = (instance: Instance, info: Info): Stage => {
  const users = new Map<string, ApiUser>();
  let scenes = 0;
  return {
    info,
    as: (username) => {
      const user = users.get(username) ?? apiUser(instance, info, username);
      users.set(username, user);
      return user;
    },
    scene: (title) => {
      scenes += 1;
      print(`\n${scenes}. ${title}`);
    },
    say: (line) => print(`   ${line}`),
    done: async (what, answer) => {
      const { status, body } = await answer;
      if (status >= 300) throw wrong(`“${what}”应当成功`, { status, ...body });
      print(`   ✓ ${what}`);
      return body;
    },
    refused: async (what, answer, status, code) => {
      const { status: actual, body } = await answer;
      if (actual !== status || body?.code !== code)
        throw wrong(`“${what}”应当被拒绝（${status} ${code}）`, { actual, ...body });
      print(`   ✓ ${what}：被拒绝（${code}）— ${body.title}，${body.detail}`);
      return body;
    },
    expect: (what, holds) => {
      if (!holds) throw wrong(what, '不是这样');
      print(`   ✓ ${what}`);
    },
    wait: (what, look) => until(look, { seconds: 120, what, step }),
  };
};
