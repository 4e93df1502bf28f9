/** What the author of a version is told above and below the form. */
import { Alert, Button } from 'antd';

export const Restored = ({ onDiscard }: { readonly onDiscard: () => void }) => (
  <Alert
    type="info"
    showIcon
    style={{ marginBottom: 16 }}
    title="已恢复上次没有发布的内容"
    action={
      <Button size="small" onClick={onDiscard}>
        放弃，重新填写
      </Button>
    }
  />
);

interface OvertakenProps {
  readonly seen: number;
  readonly current: number;
  readonly onGoOn: () => void;
}

export const Overtaken = ({ seen, current, onGoOn }: OvertakenProps) => (
  <Alert
    type="warning"
    showIcon
    role="alert"
    style={{ marginBottom: 16 }}
    title={`您开始填写时是第${seen}版，现已发布到第${current}版`}
    description="右侧列出所填内容与最近版本的不同，请核对后再继续，以免覆盖别人的改动。"
    action={
      <Button size="small" onClick={onGoOn}>
        已核对，以第{current}版为准继续
      </Button>
    }
  />
);

export const Wrong = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <Alert
    type="error"
    showIcon
    role="alert"
    style={{ marginBottom: 16 }}
    title="还不能发布"
    description={
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    }
  />
);
