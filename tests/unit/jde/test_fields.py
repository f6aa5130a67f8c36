import pytest

from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.connectors.spec import FieldKind
from mlconnector_gui.jde.fields import JDE_FIELDS, JdeSettings, read_settings
from mlconnector_gui.jde.port import ResolutionTimes, RouteName
from tests.helpers.ais import PASSWORD, VALUES
from tests.helpers.problems import refused


def read(**values: str) -> JdeSettings:
    secrets = {"password": PASSWORD}
    return read_settings(ConnectionValues(name="JDE", values={**VALUES, **values}, secrets=secrets))


def test_the_declared_defaults_are_those_of_the_protocol() -> None:
    defaults = {field.name: field.default for field in JDE_FIELDS if field.kind is not FieldKind.SECRET}

    settings = read(**{**defaults, **VALUES})

    assert settings.times == ResolutionTimes()
    assert settings.call_timeout_seconds == 120
    assert settings.document_type == "JE"


def test_an_address_may_carry_the_base_path_and_the_device_is_named_after_the_connection() -> None:
    settings = read(address="https://ais.example.com:7443/jderest/")

    assert settings.address.url == "https://ais.example.com:7443"
    assert settings.login.device_name == "MLConnector-JDE"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"address": ""}, "jde.setting_missing"),
        ({"environment": " "}, "jde.setting_missing"),
        ({"address": "http://ais.example.com"}, "net.plain_http_refused"),
        ({"address": "ais.example.com"}, "net.address_invalid"),
        ({"fenced": "perhaps"}, "jde.setting_invalid"),
        ({"deadline_seconds": "a minute"}, "jde.setting_invalid"),
        ({"deadline_seconds": "-1"}, "jde.setting_invalid"),
        ({"deadline_seconds": "nan"}, "jde.setting_invalid"),
        ({"look_up_after_seconds": "5, 0"}, "jde.setting_invalid"),
        ({"journal_contract": "{"}, "jde.contract_invalid"),
        ({"form_contract": "{"}, "jde.contract_invalid"),
        ({"routes_by_company": "00070"}, "jde.setting_invalid"),
        ({"routes_by_company": "70=batch"}, "jde.setting_invalid"),
        ({"routes_by_company": "00070=fax"}, "jde.setting_invalid"),
        ({"routes_by_company": "00070=batch; 00070=orchestration"}, "jde.setting_invalid"),
        ({"routes_by_company": "00070=form"}, "jde.contract_invalid"),
    ],
)
def test_wrong_values_are_refused(values: dict[str, str], code: str) -> None:
    with refused(code):
        read(**values)


def test_a_company_may_go_another_way() -> None:
    settings = read(routes_by_company=" 00070=batch ; 00200=orchestration;")

    assert settings.route_of("00070") is RouteName.BATCH
    assert settings.route_of("00001") is RouteName.ORCHESTRATION
    assert settings.routes_in_use == (RouteName.ORCHESTRATION, RouteName.BATCH)
    assert settings.times_of(RouteName.BATCH).is_keyed
    assert not settings.times.is_keyed


def test_plain_http_is_an_explicit_choice() -> None:
    assert read(address="http://ais.example.com", plain_http="yes").address.allow_plain_http


def test_a_password_is_not_printed() -> None:
    assert PASSWORD not in repr(read())
