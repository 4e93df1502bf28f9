import { Button, Card, Form, type FormInstance, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { MatterContent } from '#domain/matter/content.ts';
import { contradictions } from '#domain/matter/contradictions.ts';
import { useMe } from '../../person.ts';
import { problemsOf } from '../../shell/form-problems.ts';
import { LinkButton } from '../../shell/link-button.tsx';
import { changesBetween } from './changes.ts';
import { blank, draftOf, type FormValues, valuesOf } from './form-values.ts';
import { Overtaken, Restored, Wrong } from './notes.tsx';
import { Changes, Texts } from './preview.tsx';
import { Publish, type Publishing } from './publish.tsx';
import { Sections, type Unit } from './sections.tsx';
import { useMatterDraft } from './use-matter-draft.ts';
import './catalogue.css';

/** The version the author begins with: the one in force, or the last before the matter was withdrawn. */
export interface Base {
  readonly matterId: string;
  readonly version: number;
  readonly inForce: boolean;
  readonly content: MatterContent;
}

interface Props {
  readonly base: Base | null;
  readonly units: readonly Unit[];
}

/** The form of a matter's next version, with its texts beside it as the public will see them. What is typed is kept until it is published. */
export const Editor = ({ base, units }: Props) => {
  const ownRegion = useMe().regionId ?? '';
  // A matter belongs to the region of the administrator who began it.
  const regionId = base?.content.regionId ?? ownRegion;
  const { draft, put } = useMatterDraft(base?.matterId ?? null);
  const [replaces, setReplaces] = useState(draft?.replaces ?? base?.version ?? 0);
  const [restored, setRestored] = useState(draft !== null);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [publishing, setPublishing] = useState<Publishing | null>(null);
  const [form] = Form.useForm<FormValues & { matterId?: string }>();
  const beginning = base === null ? blank(regionId) : valuesOf(base.content);
  const unitName = (id: string): string => units.find(({ unitId }) => unitId === id)?.name ?? '';

  const contentOf = (values: Partial<FormValues>): MatterContent => {
    const { matterId: _, ...content } = draftOf(values) as ReturnType<typeof draftOf> & { matterId?: string };
    return { ...content, regionId, unitName: unitName(content.unitId) };
  };
  const keep = (version = replaces): void => {
    const { matterId, ...values } = form.getFieldsValue(true) as FormValues & { matterId?: string };
    put({ replaces: version, matterId, values });
  };
  const discard = (): void => {
    put(null);
    setRestored(false);
    setReplaces(base?.version ?? 0);
    form.setFieldsValue({ matterId: '' });
    // Fields of entries that are gone must go too: everything is put back as it was at first.
    form.resetFields();
    form.setFieldsValue(beginning as FormValues);
  };
  const check = (): void => {
    const values = form.getFieldsValue(true) as FormValues & { matterId?: string };
    const content = contentOf(values);
    const parsed = MatterContent.safeParse(content);
    if (!parsed.success) {
      const problems = problemsOf(parsed.error.issues);
      form.setFields(problems as Parameters<typeof form.setFields>[0]);
      setWrong(['还有没有填好的内容，已在各项下面标明']);
      if (problems[0]) form.scrollToField(problems[0].name, { focus: true });
      return;
    }
    const contrary = contradictions(parsed.data);
    setWrong(contrary);
    if (contrary.length === 0)
      setPublishing({ matterId: base?.matterId ?? values.matterId ?? '', replaces, content: parsed.data });
  };

  return (
    <div className="matter-editor">
      <Form
        form={form}
        className="matter-form"
        layout="vertical"
        initialValues={draft === null ? beginning : { ...draft.values, matterId: draft.matterId }}
        scrollToFirstError={{ focus: true }}
        onValuesChange={() => keep()}
        onFinish={check}
        onFinishFailed={() => setWrong(['还有没有填好的内容，已在各项下面标明'])}
      >
        {restored && <Restored onDiscard={discard} />}
        {base !== null && replaces !== base.version && (
          <Overtaken
            seen={replaces}
            current={base.version}
            onGoOn={() => {
              setReplaces(base.version);
              keep(base.version);
            }}
          />
        )}
        {base === null && <NewId />}
        <Sections units={units} regionId={regionId} />
        {wrong.length > 0 && <Wrong sentences={wrong} />}
        <div className="matter-foot">
          <Button type="primary" htmlType="submit">
            核对并发布
          </Button>
          <LinkButton to={base === null ? '/catalogue' : `/catalogue/${base.matterId}`}>返回</LinkButton>
          <span className="matter-hint">填写的内容保存在本浏览器，发布前可以离开</span>
        </div>
      </Form>
      <Side form={form} of={contentOf} before={base?.content ?? null} unitName={unitName} />
      {publishing && (
        <Publish
          publishing={publishing}
          base={base}
          unitName={unitName}
          onPublished={() => put(null)}
          onRefused={(problems) => form.setFields(problems as Parameters<typeof form.setFields>[0])}
          onClose={() => setPublishing(null)}
        />
      )}
    </div>
  );
};

const NewId = () => (
  <Card title="编号">
    <Form.Item
      name="matterId"
      label="事项编号"
      required
      validateTrigger="onBlur"
      rules={[{ required: true, pattern: /^[a-z0-9-]{3,60}$/, message: '由3至60个小写字母、数字和连字符组成' }]}
      extra="用于网址，发布后不能更改，例如 hn-food-licence"
    >
      <Input maxLength={60} autoComplete="off" spellCheck={false} />
    </Form.Item>
  </Card>
);

interface SideProps {
  readonly form: FormInstance;
  readonly of: (values: FormValues) => MatterContent;
  readonly before: MatterContent | null;
  readonly unitName: (unitId: string) => string;
}

/** What comes of what is typed, a moment after it is typed. */
const Side = ({ form, of, before, unitName }: SideProps) => {
  const typed = Form.useWatch([], { form, preserve: true }) as FormValues | undefined;
  const values = useDeferredValue(typed);
  if (values?.verification === undefined) return null;
  const content = of(values);
  return (
    <aside className="matter-side" aria-label="预览">
      {before !== null && (
        <Card title="与现行版本的不同" size="small" style={{ marginBottom: 16 }}>
          <Changes of={changesBetween(before, content, unitName)} />
        </Card>
      )}
      <Card title="公众将看到" size="small">
        <Texts content={content} />
      </Card>
    </aside>
  );
};
