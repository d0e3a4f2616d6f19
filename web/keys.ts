/** Keys of the page: one table of actions, and Escape that closes what was opened last. */
import { useEffect } from 'react';
import { actions } from './palette/actions.ts';
import type { Session } from './session.ts';

export function useKeys(session: Session, openPalette: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !event.isTrusted) return;
      const control = event.ctrlKey || event.metaKey;
      const keys = `${control ? 'Ctrl+' : ''}${event.key}`;
      if (keys === 'Ctrl+k' || (keys === '/' && !isTyping())) {
        event.preventDefault();
        openPalette();
      } else if (event.key === 'Escape' && !isTyping()) closeOne(session);
      else if (!isTyping() && !event.altKey) {
        const again = control && event.shiftKey && event.key.toLowerCase() === 'z';
        const action = actions.find(each => each.keys === (again ? 'Ctrl+y' : keys));
        if (!action) return;
        event.preventDefault();
        action.run(session);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session, openPalette]);
}

/** By where the focus is: lists are told again of keys that were typed into their field. */
function isTyping(): boolean {
  const field = document.activeElement;
  return (
    field instanceof HTMLElement &&
    (field.isContentEditable || field.matches('input:not([type=range]), textarea, select'))
  );
}

/** The details go before the drawer, the drawer before marks. */
function closeOne({ store }: Session): void {
  const { node, page, drawer, marked } = store.view;
  if (page) store.change('closePage', null);
  else if (node !== null) store.change('selectNode', null);
  else if (drawer !== null) store.change('openDrawer', null);
  else if (marked.length > 0) store.change('mark', []);
}
