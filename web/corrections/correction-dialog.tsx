/** Puts something right: what is wrong, why, what it would change, and then it is kept. */
import { useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { type ProblemDetails, problemOf } from '../data/problem.ts';
import type { AskedCorrection, CorrectionPreview, Corrections } from '../data/source.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem.tsx';
import { NodeField } from '../questions/node-field.tsx';
import { type Resource, useResource, useSession } from '../session.ts';
import type { Blank, Offer } from './offers.ts';
import { wordOf } from './offers.ts';
import { PreviewNote } from './preview-note.tsx';

interface Props {
  /** What it is about. */
  readonly name: string;
  readonly offers: readonly Offer[];
  close(): void;
}

export function CorrectionDialog({ name, offers, close }: Props) {
  const { corrections } = useSession();
  return (
    <ModalOverlay isOpen onOpenChange={close} isDismissable className="palette-overlay">
      <Modal className="correction">
        <Dialog>
          <Heading slot="title" dir="auto">
            Correct “{name}”
          </Heading>
          {corrections && <CorrectionForm desk={corrections} offers={offers} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface FormProps extends Omit<Props, 'name'> {
  readonly desk: Corrections;
}

function CorrectionForm({ desk, offers, close }: FormProps) {
  const [chosen, choose] = useState(0);
  const [filled, fill] = useState('');
  const [why, setWhy] = useState('');
  const offer = offers[chosen]!;
  const asked = askedOf(offer, filled);
  const preview = useResource(`correction ${JSON.stringify(asked)}`, signal =>
    asked ? desk.preview(asked, signal) : Promise.resolve(null),
  );
  const { keep, keeping, problem } = useKeep(desk, close);
  return (
    <form
      className="correction-form"
      onSubmit={event => {
        event.preventDefault();
        if (asked) void keep({ ...asked, why }, offer.leadsTo?.(filled));
      }}
    >
      <RadioGroup
        aria-label="What is wrong"
        value={String(chosen)}
        onChange={value => {
          choose(Number(value));
          fill('');
        }}
        className="correction-kinds"
      >
        {offers.map(({ title }, index) => (
          <Radio key={title} value={String(index)} className="correction-kind">
            {title}
          </Radio>
        ))}
      </RadioGroup>
      {offer.blank && <BlankField key={chosen} blank={offer.blank} value={filled} fill={fill} />}
      <label className="field">
        <span>Why (for whoever reads it later)</span>
        <input value={why} onChange={event => setWhy(event.target.value)} required />
      </label>
      <PreviewNote preview={preview} />
      {problem && <ProblemNote problem={problem} />}
      <div className="correction-end">
        <Button kind="quiet" onPress={close}>
          Cancel
        </Button>
        <Button kind="strong" type="submit" isDisabled={keeping || !canKeep(preview, why)}>
          {keeping ? 'Keeping…' : 'Keep it'}
        </Button>
      </div>
    </form>
  );
}

function canKeep(preview: Resource<CorrectionPreview | null>, why: string): boolean {
  return preview.state === 'ready' && preview.value?.state === 'applied' && why.trim() !== '';
}

/** Null while something is missing. */
function askedOf({ asked, blank }: Offer, filled: string): AskedCorrection | null {
  if (!blank) return asked;
  return filled.trim() === '' ? null : { ...asked, [blank.name]: filled.trim() };
}

function useKeep(desk: Corrections, close: () => void) {
  const { announce, reload, store } = useSession();
  const [keeping, setKeeping] = useState(false);
  const [problem, setProblem] = useState<ProblemDetails | null>(null);
  const keep = async (asked: AskedCorrection, next: string | null | undefined): Promise<void> => {
    setKeeping(true);
    try {
      const { says, shown } = await desk.keep(asked);
      announce(`Kept: ${says}. ${shown ? '' : 'It shows after the next build.'}`);
      close();
      if (!shown) return;
      if (next !== undefined) store.change('selectNode', next);
      reload();
    } catch (error) {
      setProblem(problemOf(error));
      setKeeping(false);
    }
  };
  return { keep, keeping, problem };
}

interface BlankProps {
  readonly blank: Blank;
  readonly value: string;
  fill(value: string): void;
}

function BlankField({ blank: { says, holds, among }, value, fill }: BlankProps) {
  const { network } = useSession();
  // Only a node of the graph will do, and what is half typed is none.
  const toNode = (typed: string): void => fill(network.indexOf.has(typed) ? typed : '');
  if (holds === 'node')
    return <NodeField says={says} labels={among} value={value} change={toNode} choose={toNode} />;
  if (holds === 'text')
    return (
      <label className="field">
        <span>{says}</span>
        <input value={value} onChange={event => fill(event.target.value)} />
      </label>
    );
  return (
    <label className="field">
      <span>{says}</span>
      <select value={value} onChange={event => fill(event.target.value)}>
        <option value="">…</option>
        {among.map(label => (
          <option key={label} value={label}>
            {wordOf(label)}
          </option>
        ))}
      </select>
    </label>
  );
}
