/** The editor for one query. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { completeHere, cypherColors, cypherLanguage, judge } from './cypher-language.ts';
import { signatureHelp } from './signature-help.ts';

interface Props {
  readonly value: string;
  change(value: string): void;
  run(): void;
}

export function Editor({ value, change, run }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ change, run });
  latest.current = { change, run };
  const first = useRef(value);
  useEffect(() => {
    const editor = new EditorView({
      parent: holder.current!,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: editorView => {
                  closeCompletion(editorView);
                  latest.current.run();
                  return true;
                },
              },
            ]),
          ),
          history(),
          closeBrackets(),
          bracketMatching(),
          autocompletion({ override: [completeHere] }),
          signatureHelp,
          linter(editorView => judge(editorView.state.doc.toString()), { delay: 350 }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          cypherLanguage,
          cypherColors,
          EditorView.lineWrapping,
          placeholder(
            'MATCH (p:Paper)-[:USES_TECHNIQUE]->(t:Technique) RETURN t, count(p) AS papers ORDER BY papers DESC LIMIT 10',
          ),
          EditorView.contentAttributes.of({ 'aria-label': 'Cypher query' }),
          EditorView.updateListener.of(update => {
            if (update.docChanged) latest.current.change(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);
  return <div ref={holder} className="editor" />;
}
