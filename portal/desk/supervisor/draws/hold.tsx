import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Card, Flex, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { sha256Hex } from '../../../proof/sha256.ts';
import { useCommand } from '../../api.ts';
import { ProblemAlert } from '../../shell/states.tsx';

interface Props {
  readonly drawId: string;
  readonly seedHash: string;
}

/** Showing the seed holds the draw. Whether it is the one that was announced is seen here before anything is sent. */
export const Hold = ({ drawId, seedHash }: Props) => {
  const { modal, message } = App.useApp();
  const hold = useCommand('holdInspectionDraw');
  const [typed, setTyped] = useState('');
  const seed = typed.trim();
  const fits = seed !== '' && sha256Hex(seed) === seedHash;

  const ask = async (): Promise<void> => {
    const sure = await modal.confirm({
      title: '现在抽取？',
      content:
        '只能抽取一次。系统确定抽查对象，加入自己的随机数，抽出事项和检查人员，并立即向检查人员派出待办；证明的摘要同时公布，被抽中的企业在检查之前不会知道。',
      okText: '抽取',
    });
    if (sure) hold.mutate({ params: { drawId }, body: { seed } }, { onSuccess: () => void message.success('已抽取') });
  };

  return (
    <Card title="抽取">
      <Form layout="vertical" onFinish={() => void ask()}>
        <Form.Item
          label="种子"
          htmlFor="seed"
          required
          extra="公告时保存的种子。"
          {...(seed !== '' && {
            validateStatus: fits ? ('success' as const) : ('error' as const),
            help: fits ? '与公告的摘要一致。' : '与公告的摘要不一致：请检查是不是这次抽查的种子，有没有漏字。',
          })}
        >
          <Input
            id="seed"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Form.Item>
        {hold.error && <ProblemAlert error={hold.error} />}
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" disabled={!fits} loading={hold.isPending}>
            抽取
          </Button>
          <Upload
            accept="text/plain"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then(setTyped);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />}>从种子文件填入</Button>
          </Upload>
        </Flex>
      </Form>
    </Card>
  );
};
