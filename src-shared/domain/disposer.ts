/** Ends what the call that returned it began. Calling it twice does nothing the second time. */
export type Disposer = () => void;
