import "./page/page.css";
import { setUpPage } from "./page/set-up-page.ts";

setUpPage();
