import { isPermitted } from './permission-rules.ts';
import type { Session } from 'electron/main';

/** Closes every door of a session that the app does not need. */
export function guardSession(session: Session): void {
  session.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    isPermitted({ permission, requestingUrl: details.requestingUrl, isMainFrame: details.isMainFrame, media: details.mediaType === undefined ? [] : [details.mediaType] }));
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isPermitted({ permission, requestingUrl: details.requestingUrl, isMainFrame: details.isMainFrame, media: 'mediaTypes' in details ? details.mediaTypes ?? [] : [] }));
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => { callback(null); });
  session.on('will-download', (event) => { event.preventDefault(); });
  session.setSpellCheckerEnabled(false);
}
