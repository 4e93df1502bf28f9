/**
 * Publishes the sample catalogue through the product's own API, as the administrators of its cities. A matter that is there is left as it
 * is, whatever became of it since.
 */
import { type ApiUser, apiClient } from '../lib/api-client.ts';
import type { WorldApi } from '../lib/world-api.ts';
import { type SampleMatter, sampleMatters } from './matters.ts';
import { regions, users } from './world.ts';

/** Throws with one sentence if a matter of the sample is refused. */
export const loadMatters = async (api: WorldApi): Promise<void> => {
  let published = 0;
  for (const { id } of regions) {
    const administrator = administratorOf(api, id);
    for (const matter of sampleMatters.filter(({ content }) => content.regionId === id))
      if (await publishOnce(administrator, matter)) published += 1;
  }
  if (published > 0) api.step(`已发布 ${published} 个告知承诺事项`);
};

const administratorOf = ({ info, token }: WorldApi, regionId: string): ApiUser => {
  const user = users.find(({ roles, ...user }) => roles.includes('administrator') && user.regionId === regionId);
  if (user === undefined) throw new Error(`样例数据里没有 ${regionId} 的系统管理员`);
  return apiClient(info.apiUrl, () => token(user.username));
};

/** Whether it had to be published. */
const publishOnce = async (administrator: ApiUser, { matterId, content }: SampleMatter): Promise<boolean> => {
  const { status } = await administrator.get(`/public/matters/${matterId}`);
  if (status === 200) return false;
  const answer = await administrator.post(`/matters/${matterId}/publish`, { replaces: 0, content });
  if (answer.status !== 200) throw new Error(`样例事项 ${matterId} 未能发布：${JSON.stringify(answer.body)}`);
  return true;
};
