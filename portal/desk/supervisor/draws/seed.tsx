/** The seed of a draw: made in the browser, kept by the supervisor, and known to nobody else until the draw is held. */
import { Alert, App, Button, Checkbox, Flex, Typography } from 'antd';
import { save } from '../../documents/save.ts';

const bytes = 32;

/** As many random bytes as a SHA-256 has, in characters that no transport changes. */
export const newSeed = (): string =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

interface Props {
  readonly seed: string;
  readonly digest: string;
  readonly kept: boolean;
  readonly onKept: (kept: boolean) => void;
}

/** Only the digest is announced. Whoever loses the seed cannot hold the draw, so it has to be kept before anything is sent. */
export const SeedKeeping = ({ seed, digest, kept, onKept }: Props) => {
  const { message } = App.useApp();
  return (
    <Flex vertical gap={12}>
      <Alert
        type="info"
        showIcon
        title="先公布种子的摘要，后抽取"
        description={
          <ol className="plain-list">
            <li>种子决定抽取结果，由您的浏览器随机生成，不发送、不保存。公告只公布它的摘要，所以种子不能事后更换。</li>
            <li>抽取时您提交种子，系统再加入自己的随机数，所以谁都不能事先算出结果，您也不能。</li>
            <li>种子丢失，这次抽查就不能抽取，只能重新公告；抽取之前不要告诉任何人。</li>
          </ol>
        }
      />
      <div>
        <Typography.Text type="secondary">种子</Typography.Text>
        <output className="hash" aria-label="种子">
          {seed}
        </output>
        <Typography.Text type="secondary">将要公布的摘要（SHA-256）</Typography.Text>
        <p className="hash">{digest}</p>
      </div>
      <Flex gap={8} wrap>
        <Button onClick={() => save('抽查种子.txt', new Blob([seed], { type: 'text/plain' }))}>保存种子文件</Button>
        <Button
          onClick={() =>
            navigator.clipboard.writeText(seed).then(
              () => message.success('已复制种子'),
              () => message.error('没有复制成功，请保存种子文件。'),
            )
          }
        >
          复制种子
        </Button>
      </Flex>
      <Checkbox checked={kept} onChange={({ target }) => onKept(target.checked)}>
        我已保存种子，抽取之前不告诉任何人
      </Checkbox>
    </Flex>
  );
};
