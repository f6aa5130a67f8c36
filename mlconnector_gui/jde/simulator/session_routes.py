"""Endpoints for log-in, validation, log-out and the default configuration."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mlconnector_gui.jde.simulator.acting import LOGIN_FAULTS
from mlconnector_gui.jde.simulator.discovery import default_configuration
from mlconnector_gui.jde.simulator.server import Server, json_body, version_of
from mlconnector_gui.jde.simulator.sessions import (
    NODE_COOKIE,
    Session,
    caller_address,
    device_of,
    login_of,
    token_of,
)
from mlconnector_gui.jde.simulator.wire import Payload, Refusal, time_stamp


async def _body_of_alias(request: Request) -> Payload:
    return {} if request.method == "GET" else await json_body(request)


@dataclass(frozen=True, slots=True)
class SessionEndpoints:
    """Who may come in, and for how long."""

    server: Server

    async def log_in(self, request: Request) -> Response:
        body = await _body_of_alias(request)
        return await self.server.acted(
            self.server.faults.draw(*LOGIN_FAULTS),
            lambda: self._logged_in(request, body),
        )

    def _logged_in(self, request: Request, body: Payload) -> Response:
        opened: list[Session] = []

        def granted() -> Payload:
            opened.append(self.server.sessions.log_in(login_of(request, body)))
            return self._granted(opened[0])

        response = self.server.answer(granted, version=version_of(request))
        if opened and opened[0].node:
            response.set_cookie(NODE_COOKIE, opened[0].node)
        return response

    def _granted(self, session: Session) -> Payload:
        site = self.server.site
        return {
            "username": session.username,
            "environment": site.environment,
            "role": site.role,
            "jasserver": "http://jas-internal:7005",
            "userInfo": self._user_info(session),
            "userAuthorized": False,
            "version": None,
            "poStringJSON": None,
            "altPoStringJSON": None,
            "aisSessionCookie": f"{session.token[3:15]}!{int(session.opened_at.timestamp())}",
            "adminAuthorized": False,
        }

    def _user_info(self, session: Session) -> Payload:
        site = self.server.site
        return {
            "token": session.token,
            "langPref": "  ",
            "locale": "en",
            "dateFormat": site.date_format,
            "dateSeperator": "/",
            "simpleDateFormat": site.simple_date_format,
            "timeFormat": "12",
            "decimalFormat": site.decimal_format,
            "addressNumber": site.address_number,
            "alphaName": "Connector service user",
            "appsRelease": "E920",
            "country": " ",
            "username": session.username,
            "longUserId": session.username,
            "timeZoneOffset": "UTC+00:00",
            "dstRuleKey": " ",
        }

    async def validate(self, request: Request) -> Response:
        body = await _body_of_alias(request)
        return await self.server.acted(
            self.server.faults.draw(*LOGIN_FAULTS),
            lambda: self.server.answer(lambda: self._validity(request, body), version=version_of(request)),
        )

    def _validity(self, request: Request, body: Payload) -> Payload:
        is_valid = self.server.sessions.is_valid(
            token_of(request, body),
            device_of(request, body),
            address=caller_address(request),
            node=request.cookies.get(NODE_COOKIE, ""),
            touch=body.get("touch") in (True, "true"),
        )
        if is_valid:
            return {"isValidSession": True}
        return {
            "isValidSession": False,
            "message": "Invalid Token or Session Timeout",
            "timeStamp": time_stamp(self.server.local_now()),
        }

    async def log_out(self, request: Request) -> Response:
        body = await _body_of_alias(request)
        return await self.server.acted(
            self.server.faults.draw(*LOGIN_FAULTS),
            lambda: self.server.answer(lambda: self._logged_out(request, body), version=version_of(request)),
        )

    def _logged_out(self, request: Request, body: Payload) -> Payload:
        token = token_of(request, body)
        if not token:
            raise Refusal(400, "token is required")
        self.server.sessions.log_out(token)
        self.server.cursors.drop_session(token)
        return {}

    async def default_configuration(self, request: Request) -> Response:
        return await self.server.acted(
            self.server.faults.draw(*LOGIN_FAULTS),
            lambda: self.server.answer(
                lambda: default_configuration(
                    self.server.site,
                    required=request.query_params.get("requiredCapabilities", ""),
                    with_capabilities="settings" not in request.query_params,
                ),
                version=version_of(request),
            ),
        )

    def routes(self, prefix: str) -> list[Route]:
        both = ["GET", "POST"]
        return [
            Route(f"{prefix}/defaultconfig", self.default_configuration, methods=both),
            Route(f"{prefix}/tokenrequest", self.log_in, methods=["POST"]),
            Route(f"{prefix}/tokenrequest/validate", self.validate, methods=["POST"]),
            Route(f"{prefix}/tokenrequest/logout", self.log_out, methods=["POST"]),
            Route(f"{prefix}/orchestrator/jde-login", self.log_in, methods=both),
            Route(f"{prefix}/orchestrator/jde-validate-session", self.validate, methods=both),
            Route(f"{prefix}/orchestrator/jde-logout", self.log_out, methods=both),
        ]
